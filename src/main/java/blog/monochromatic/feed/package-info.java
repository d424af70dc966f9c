/// What programs read: the feeds in three formats, [Feed], the site map, [Sitemap], and
/// [Robots]. Posts as values in, texts out. ROME, and JDOM under it, are known only here.
///
/// Rules: each post has its full content, as far as a feed holds it; all addresses are absolute,
/// those in raw HTML included; an id, or GUID, is the post's address under the setting `id`, and
/// never changes, not even when the site moves; dates are the posts', never the clock's; a site
/// whose address is not known has neither feeds nor a map.
///
/// Out of scope: which posts and pages are in them, and when they are out of date (`plan`).
@NullMarked
package blog.monochromatic.feed;

import org.jspecify.annotations.NullMarked;
