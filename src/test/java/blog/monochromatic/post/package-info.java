@NullMarked
package blog.monochromatic.post;

import org.jspecify.annotations.NullMarked;
