@NullMarked
package blog.monochromatic.site;

import org.jspecify.annotations.NullMarked;
