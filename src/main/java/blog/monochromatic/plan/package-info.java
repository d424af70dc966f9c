/// Which targets a change puts out of date, and what each is made of.
///
/// [Plan#outOfDate] compares two catalogs; [Maker#make] makes one file of the site from one
/// catalog. Their law: a file that the plan leaves out has the same bytes before and after, unless
/// the look is another, which [Plan#targets] of the ranges answers.
///
/// One path has one owner, [Owner]: a visible text (of two, the lesser key), then an asset, then
/// what is generated, then a redirect. A folder's own text stands on top of its list. When the
/// owner goes, the next one takes over, since a path is made and not a source.
///
/// Rules: pure; what is read, is read by name through [blog.monochromatic.catalog.CatalogObjects].
/// What is asked for a change does not depend on how many posts there are.
@NullMarked
package blog.monochromatic.plan;

import org.jspecify.annotations.NullMarked;
