@NullMarked
package blog.monochromatic;

import org.jspecify.annotations.NullMarked;
