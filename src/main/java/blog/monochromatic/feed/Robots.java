package blog.monochromatic.feed;

import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

/// Writes `robots.txt` (RFC 9309): whoever asks may read everything.
public final class Robots {
    private Robots() {}

    /// With the address of the site map, where the site's own is known
    /// (https://www.sitemaps.org/protocol.html#submit_robots).
    public static String write(Settings settings) {
        String all = "User-agent: *\nDisallow:\n";
        return settings.url().isEmpty()
                ? all
                : all + "\nSitemap: " + settings.address(SitePath.SITEMAP) + "\n";
    }
}
