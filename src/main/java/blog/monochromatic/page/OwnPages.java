package blog.monochromatic.page;

import blog.monochromatic.catalog.TagCount;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the pages say that no author has written, as HTML for `post.content`, so that a theme has
/// these pages without knowing of them.
final class OwnPages {
    private OwnPages() {}

    /// All tags.
    static String tags(List<TagCount> tags) {
        return tags.isEmpty()
                ? "<p>No tags yet.</p>\n"
                : tags.stream()
                        .map(OwnPages::tag)
                        .collect(Collectors.joining("", "<ul class=\"tags\">\n", "</ul>\n"));
    }

    private static String tag(TagCount tag) {
        return String.format(
                Locale.ROOT,
                "<li>%s <small>%,d %s</small></li>\n",
                Html.link(SitePath.of(tag.folder()).encoded(), tag.name()),
                tag.count(),
                tag.count() == 1 ? "post" : "posts");
    }

    /// The search, which its script shows, and what there is to look through without it.
    static String search(Collection<Part> parts, Collection<Folder> folders) {
        return """
        <form class="search" role="search" data-parts="%s" hidden>
        <label for="q">Words in a title, a tag or a summary</label>
        <input id="q" name="q" type="search" autocomplete="off" autocapitalize="none" \
        spellcheck="false" enterkeyhint="search">
        </form>
        <p class="status" role="status"></p>
        <ol class="hits"></ol>
        <noscript><p>The search needs scripts, which are off in this browser.</p></noscript>
        %s<script src="%s" defer></script>
        """
                .formatted(newestFirst(parts), browse(folders), SitePath.SEARCH_SCRIPT.encoded());
    }

    /// Posts are looked for before the pages without a date.
    private static String newestFirst(Collection<Part> parts) {
        return parts.stream()
                .sorted(
                        Comparator.comparing((Part part) -> part.equals(Part.PAGES))
                                .thenComparing(Comparator.reverseOrder()))
                .map(Part::toString)
                .collect(Collectors.joining(" "));
    }

    private static String browse(Collection<Folder> folders) {
        String archive =
                folders.isEmpty()
                        ? ""
                        : folders.stream()
                                .map(it -> Html.link(SitePath.of(it).encoded(), it.name()))
                                .collect(
                                        Collectors.joining(", ", ", or through the archive: ", ""));
        return "<p>Or look through %s%s.</p>\n"
                .formatted(Html.link(SitePath.TAGS.encoded(), "all tags"), archive);
    }

    /// What is served where there is no page.
    static String notFound() {
        return """
        <p>There is no page at this address. It may have moved, or it never was.</p>
        <form class="search" role="search" action="%s">
        <label for="q">Look for words in a title, a tag or a summary</label>
        <input id="q" name="q" type="search" autocapitalize="none" enterkeyhint="search">
        <button>Search</button>
        </form>
        <p>The newest posts are on the %s; there is a list of %s, too.</p>
        """
                .formatted(
                        SitePath.SEARCH.encoded(),
                        Html.link(SitePath.HOME.encoded(), "home page"),
                        Html.link(SitePath.TAGS.encoded(), "all tags"));
    }

    /// A page that leads to another, without a theme: who sees it is about to leave it.
    ///
    /// @param target as in a link
    /// @param address the target's, absolute; empty where that is not known
    static String redirect(Settings settings, String target, String address) {
        String canonical =
                address.isEmpty()
                        ? ""
                        : "<link rel=\"canonical\" href=\"%s\">\n".formatted(Html.escape(address));
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>Moved — %s</title>
        %s<meta http-equiv="refresh" content="0; url=%s">
        </head>
        <body>
        <p>This page has moved to %s.</p>
        </body>
        </html>
        """
                .formatted(
                        settings.language(),
                        Html.escape(settings.title()),
                        canonical,
                        Html.escape(target),
                        Html.link(target, address.isEmpty() ? target : address));
    }
}
