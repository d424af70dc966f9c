package blog.monochromatic.site;

/// A link of the menu that each page has.
///
/// @param name as readers see it
/// @param target a path of the site, `/about.html`, or an address elsewhere
public record MenuItem(String name, String target) {}
