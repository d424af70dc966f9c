@NullMarked
package blog.monochromatic.feed;

import org.jspecify.annotations.NullMarked;
