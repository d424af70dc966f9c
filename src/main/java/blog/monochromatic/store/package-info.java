/// Buckets: where sources, catalog and site are kept. AWS types are known only here and in
/// `lambda`.
///
/// Three kinds keep one contract, which one suite of tests runs on each: S3, for the function; a
/// directory, for the author's blog and a built site; memory, for a preview and for tests.
///
/// Rules:
/// - an absent object is a value, not an exception; a condition that does not hold is one, too;
/// - what fails throws [StoreException], which names the operation, the bucket and the key;
/// - listings come in the order of the keys' UTF-8 bytes, as S3 has them;
/// - no request, its retries included, outlives [S3Bucket#CALL_TIMEOUT], so that a publisher can
///   tell when the last thing that it asked for has landed;
/// - a conditional put that may have landed is never tried again in here, for its caller must know;
///   one whose body could not even be sent is.
///
/// Out of scope: what the objects mean.
@NullMarked
package blog.monochromatic.store;

import org.jspecify.annotations.NullMarked;
