@NullMarked
package blog.monochromatic.publish;

import org.jspecify.annotations.NullMarked;
