/// The feed: RSS 2.0 (https://www.rssboard.org/rss-specification), each post with its full content.
/// ROME is known only here.
///
/// Rules: all addresses are absolute; a GUID is the post's address under the setting `id`, and
/// never changes, not even when the site moves; dates are the posts', never the clock's; a site
/// whose address is not known has no feed.
///
/// Out of scope: which posts are in it (`plan`).
@NullMarked
package blog.monochromatic.feed;

import org.jspecify.annotations.NullMarked;
