/// Whether readers get what texts lead to and bring with them.
///
/// [LinkCheck] asks whether it is there: pages, files, images and headings of the made site. It
/// resolves references as a browser does, against the page that they stand on, and looks among the
/// files of a site that was made. It says what is missing in the words and at the line of its
/// author, and what is nearest to it. Other sites are not asked.
///
/// [PolicyCheck] asks whether browsers will load and run it under the Content-Security-Policy that
/// the site is served with. [SecurityHeaders] has that of a stack, and the other headers that go
/// with it; [ContentPolicy] reads any.
///
/// Rules: pure, like the steps of a publish; nothing takes a time that grows with the square of
/// the blog, so hints have bounds; a policy is data, and what tags do not tell is no problem.
///
/// Out of scope: where references and tags stand in a text (`post`); what is wrong with a source
/// (`plan`); what stylesheets and scripts load.
@NullMarked
package blog.monochromatic.check;

import org.jspecify.annotations.NullMarked;
