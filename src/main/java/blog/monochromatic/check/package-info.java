/// Whether what texts lead to is there: pages, files, images and headings of the made site.
///
/// [LinkCheck] resolves references as a browser does, against the page that they stand on, and
/// looks among the files of a site that was made. It says what is missing in the words and at the
/// line of its author, and what is nearest to it. Other sites are not asked.
///
/// Rules: pure, like the steps of a publish; nothing takes a time that grows with the square of the
/// blog, so hints have bounds.
///
/// Out of scope: where references stand in a text (`post`); what is wrong with a source (`plan`).
@NullMarked
package blog.monochromatic.check;

import org.jspecify.annotations.NullMarked;
