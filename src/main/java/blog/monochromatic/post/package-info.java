/// From a text to what it says: its title, its date, its tags, whether it is a draft, and its body
/// as HTML. CommonMark and YAML are known only here.
///
/// A text is UTF-8. It is either in the form that Makefile-driven blogs have always had, a heading
/// and under it a heading with a dash and a date, or it starts with YAML front matter, which wins
/// where both speak:
///
///     # [Hand-made containers](#)
///     ## &mdash; 18 March, 2016
///
///     body in Markdown
///
/// The title is otherwise the first heading, then the file's name. The date is otherwise in the key
/// (`2016/03/18/…`, `2016-03-18-slug`, `2016/03/…` meaning the first); a text without any is a
/// page.
///
/// `index.txt` at the root is another thing: settings, the home page's text, and teasers,
/// [HomeText]. So is `_redirects`: where pages went, [Redirects].
///
/// Markdown goes to HTML as a tree: commonmark makes it, [Headings], [Figure] and [Typography]
/// change it, and a renderer writes it, [PageHtml] for the site's pages and [BodyHtml] for readers
/// elsewhere. [Highlighter] colours code.
///
/// Rules: what cannot be accepted is a [blog.monochromatic.site.Refusal] with key, line and advice;
/// a new text is checked against the limits (`Post.check`, `HomeText.check`) before anything that
/// could take long is done with it; what was accepted once can be parsed and rendered again, and
/// gives the same. Raw HTML is let through, since authors write their own blogs.
///
/// Out of scope: templates (`page`), what is remembered of a text (`catalog`).
@NullMarked
package blog.monochromatic.post;

import org.jspecify.annotations.NullMarked;
