@NullMarked
package blog.monochromatic.lambda;

import org.jspecify.annotations.NullMarked;
