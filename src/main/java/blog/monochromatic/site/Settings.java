package blog.monochromatic.site;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/// What holds for the whole site: the front matter of `index.txt`, and what it leaves out.
///
/// @param title of the site
/// @param description one sentence; empty for none
/// @param url where the site is served, `https://blog.example`, without a slash at the end; empty
///     where nobody has said it: then what needs absolute URLs, feeds and sitemap, is left out
/// @param id the base of the feed's GUIDs, likewise; stays as it was when the site moves
/// @param author empty for none
/// @param language BCP 47, `en`
/// @param timezone in which dates without an offset are meant
/// @param menu links that each page has
/// @param typography whether quotes, dashes and ellipses of texts are made typographic
/// @param hub the WebSub hub of the feeds (https://www.w3.org/TR/websub/); empty for none
/// @param home how many of the newest posts the home page shows
/// @param list how many posts one page of a folder's list holds
/// @param feed how many of the newest posts the feed holds
public record Settings(
        String title,
        String description,
        String url,
        String id,
        String author,
        String language,
        ZoneId timezone,
        List<MenuItem> menu,
        boolean typography,
        String hub,
        int home,
        int list,
        int feed) {
    /// What the smallest and the largest of the three sizes may be: a page must stay one that a
    /// phone can show, and that one invocation can make from its texts.
    public static final int LEAST = 1;

    public static final int MOST = 100;

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

    public Settings {
        menu = List.copyOf(menu);
        require("home", home);
        require("list", list);
        require("feed", feed);
    }

    private static void require(String name, int size) {
        if (size < LEAST || size > MOST) {
            throw new IllegalArgumentException(
                    name + " is from " + LEAST + " to " + MOST + ", not " + size);
        }
    }

    /// Whether a text is the address of a site: `http` or `https`, a host, perhaps a port, and no
    /// path, since the site's links begin at its host's root.
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// What holds where `index.txt` says nothing.
    ///
    /// @param url empty where it is not known
    public static Settings defaults(String url) {
        return new Settings(
                "My blog", "", url, url, "", "en", ZoneOffset.UTC, List.of(), true, "", 10, 20, 20);
    }

    /// Whether a hub is to be pinged: not where the site's address is not known, which feeds have,
    /// nor without TLS, which the function's own runtime API does not speak.
    public boolean hasHub() {
        return hub.startsWith("https://") && !url.isEmpty();
    }

    /// The file's address as readers see it; its encoded path alone where the site's own is not
    /// known.
    public String address(SitePath path) {
        return url + path.encoded();
    }
}
