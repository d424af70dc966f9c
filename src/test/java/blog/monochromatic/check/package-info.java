@NullMarked
package blog.monochromatic.check;

import org.jspecify.annotations.NullMarked;
