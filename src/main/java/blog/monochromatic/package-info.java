/// Monochromatic publishes plain text: a source in the posts bucket is a page of the site bucket.
///
/// One package a step. A package may use those that its arrows lead to, over any number of arrows,
/// and no others; `ArchitectureTest` reads this list and holds the code to it:
///
/// - `lambda → publish`, `cli → publish`, `cli → check`
/// - `publish → plan`, `publish → store`
/// - `plan → page`, `plan → feed`
/// - `page → catalog`, `feed → catalog`
/// - `catalog → post`, `check → post`
/// - `post → site`, `store → site`
///
/// `site`, `post`, `catalog`, `page`, `feed`, `plan` and `check` are pure: they take values and
/// return values, and know neither clock nor environment, neither files nor network.
///
/// Each library has its place: commonmark, RSyntaxTextArea and YAML in `post`, JSON in `catalog`,
/// `page`, `feed`, `lambda` and `cli`, Mustache in `page`, ROME in `feed`, AWS in `store` and
/// `lambda`, picocli in `cli`.
@NullMarked
package blog.monochromatic;

import org.jspecify.annotations.NullMarked;
