/// From what a page says to its HTML, by Mustache templates
/// (https://mustache.github.io/mustache.5.html).
///
/// A page is `head.html`, then `post.html` or `list.html`, then `foot.html`: the four files of a
/// *theme*, each built in, and replaced by one of that name which the author uploads. Each is
/// balanced in itself, so that any one may be replaced alone, also by one without a single
/// placeholder, which comes out as it is.
///
/// [Model] makes what the templates see, with [Head] for machines and [Content] for readers; the
/// README has a table of it. A name in a template that the model does not have is an error, which
/// [Theme#check] finds before the file is accepted, as it finds what would make pages too large;
/// what the model has but holds nothing is empty.
///
/// What the program itself says, on the pages of all tags, of the search and of what is not found,
/// comes to the templates as a post's content ([OwnPages]), so that a theme has these pages without
/// knowing of them. The search is the script `search.js` of the built-in theme over [SearchPart]s.
///
/// A page is in one language, which its `html` element names; what is in another names that itself.
/// The theme's own words are English.
///
/// Rules: pure; no page has a script or style in it, so that a strict Content-Security-Policy can
/// hold (JSON-LD is no script); without the site's address nothing is made that needs it; one line
/// feed ends each line that is not the author's; no build times.
///
/// Out of scope: which page is to be made, and from which entries (`plan`).
@NullMarked
package blog.monochromatic.page;

import org.jspecify.annotations.NullMarked;
