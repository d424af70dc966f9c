@NullMarked
package blog.monochromatic.catalog;

import org.jspecify.annotations.NullMarked;
