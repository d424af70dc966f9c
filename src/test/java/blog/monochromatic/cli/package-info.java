@NullMarked
package blog.monochromatic.cli;

import org.jspecify.annotations.NullMarked;
