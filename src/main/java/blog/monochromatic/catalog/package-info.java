/// What is remembered of the sources, so that a publish reads only what it touches.
///
/// One *manifest* names the *segments*, sorted runs of at most [Sizes#segment] *entries*, like the
/// leaves of a B+-tree; an entry names the accepted *copy* of its text. Copies and segments are
/// immutable, and read by name through [CatalogObjects]; the manifest is the only object that is
/// ever replaced. For each segment it has what a reader needs to leave it unread: first key, span
/// of dates, visible posts by folder and tag, the months that they are of.
///
/// [Catalog] answers what is asked of all entries, [Timeline] what is asked of the visible posts in
/// their order of dates; both fetch the segments that can matter, and no others. [CatalogUpdate]
/// makes the next manifest.
///
/// Rules: values only, no I/O but through [CatalogObjects]; one predicate, [Entry#isVisible],
/// decides what readers may see and what is counted; keys order by UTF-8 bytes; a name that is
/// gone, [MissingObjectException], means that the manifest at hand is an old one.
///
/// Out of scope: when the manifest is replaced (`publish`), which targets then are out of date
/// (`plan`).
@NullMarked
package blog.monochromatic.catalog;

import org.jspecify.annotations.NullMarked;
