/// Every kind of bucket under [blog.monochromatic.store.BucketContract], and what is true of one
/// kind only.
@NullMarked
package blog.monochromatic.store;

import org.jspecify.annotations.NullMarked;
