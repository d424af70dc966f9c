@NullMarked
package blog.monochromatic.page;

import org.jspecify.annotations.NullMarked;
