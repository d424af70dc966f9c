/// The values that every step speaks in: names of sources, paths of the site, versions, dates,
/// settings.
///
/// Rules: nothing here reads, writes, logs or asks for the time; a value that exists is valid.
/// Strings order as S3 lists them: by UTF-8 bytes, which is by code point, and not Java's order by
/// UTF-16 unit.
///
/// Out of scope: how a source is parsed (`post`), what is remembered of it (`catalog`).
@NullMarked
package blog.monochromatic.site;

import org.jspecify.annotations.NullMarked;
