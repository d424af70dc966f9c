@NullMarked
package blog.monochromatic.plan;

import org.jspecify.annotations.NullMarked;
