package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a path of the site shows.
sealed interface Owner {
    record Text(Entry entry) implements Owner {}

    record Asset(Entry entry) implements Owner {}

    record Home() implements Owner {}

    /// A page of the list of a folder or tag.
    ///
    /// @param text the folder's own, at the top of its own page; empty for none
    record ListPage(Pagination list, int page, Optional<Entry> text) implements Owner {}

    /// A feed of a tag, or of the whole site for the root.
    record Feed(Folder folder, FeedFormat format) implements Owner {}

    record Tags() implements Owner {}

    record Search() implements Owner {}

    record SearchPart(Part part) implements Owner {}

    record Sitemap() implements Owner {}

    record SitemapPart(Part part) implements Owner {}

    /// A file that is the same in each blog but for its look.
    record Fixed(SitePath path) implements Owner {}

    /// A page that leads to another.
    ///
    /// @param target a path of the site as in a link, or an address elsewhere
    record Redirect(String target) implements Owner {}

    /// Nothing: what is there is to be removed.
    record Nobody() implements Owner {}

    Set<SitePath> FIXED =
            Set.of(
                    SitePath.NOT_FOUND,
                    SitePath.STYLESHEET,
                    SitePath.ICON,
                    SitePath.ROBOTS,
                    SitePath.SEARCH_SCRIPT);

    Pattern NUMBERED = Pattern.compile("/(?<folder>.*/)?page/(?<page>[1-9]\\d{0,8})/index\\.html");
    Pattern FOLDER = Pattern.compile("/(?<folder>.+/)index\\.html");

    /// Finds the owner of a path: a source, else what is generated, else a redirect.
    static Owner of(SitePath path, Catalog catalog) {
        Optional<Entry> source = source(path, catalog);
        if (source.isPresent()) {
            return source.get().isAsset()
                    ? new Asset(source.get())
                    : withList(path, source.get(), catalog);
        }
        Owner generated = generated(path, catalog);
        return generated instanceof Nobody ? redirect(path, catalog) : generated;
    }

    /// A text without a date at a folder's own page stands on top of the folder's list.
    private static Owner withList(SitePath path, Entry text, Catalog catalog) {
        return text.facts() != null
                        && text.facts().date() == null
                        && list(path, catalog) instanceof ListPage list
                ? new ListPage(list.list, list.page, Optional.of(text))
                : new Text(text);
    }

    /// The source that a path shows.
    static Optional<Entry> source(SitePath path, Catalog catalog) {
        return Stream.concat(SourceKind.texts(path).stream(), Stream.of(new Key(path.objectKey())))
                .flatMap(candidate -> catalog.find(candidate).stream())
                .filter(entry -> entry.path().equals(path) && catalog.isVisible(entry))
                .findFirst();
    }

    private static Owner generated(SitePath path, Catalog catalog) {
        boolean hasAddress = !catalog.look().settings().url().isEmpty();
        if (path.equals(SitePath.HOME)) {
            return new Home();
        }
        if (path.equals(SitePath.TAGS)) {
            return new Tags();
        }
        if (path.equals(SitePath.SEARCH)) {
            return new Search();
        }
        if (path.equals(SitePath.SITEMAP)) {
            return hasAddress ? new Sitemap() : new Nobody();
        }
        if (FIXED.contains(path)) {
            return new Fixed(path);
        }
        Optional<FeedFormat> format = FeedFormat.of(path);
        if (format.isPresent() && hasAddress) {
            Folder folder = format.get().folder(path);
            return hasFeed(folder, catalog) ? new Feed(folder, format.get()) : new Nobody();
        }
        Optional<Part> part = Part.of(path);
        if (part.isPresent()) {
            return part(path, part.get(), hasAddress, catalog);
        }
        return list(path, catalog);
    }

    private static boolean hasFeed(Folder folder, Catalog catalog) {
        return folder.equals(Folder.ROOT) || (folder.isTag() && catalog.count(folder) > 0);
    }

    private static Owner part(SitePath path, Part part, boolean hasAddress, Catalog catalog) {
        boolean isThere = catalog.parts().contains(part);
        if (path.equals(part.search())) {
            return isThere ? new SearchPart(part) : new Nobody();
        }
        // The home page is a page that each site has.
        return hasAddress && (isThere || part.equals(Part.PAGES))
                ? new SitemapPart(part)
                : new Nobody();
    }

    private static Owner list(SitePath path, Catalog catalog) {
        Matcher folder = FOLDER.matcher(path.value());
        if (folder.matches()) {
            Pagination list = Pagination.of(new Folder(folder.group("folder")), catalog);
            if (list.has(Pagination.OWN)) {
                return new ListPage(list, Pagination.OWN, Optional.empty());
            }
        }
        Matcher numbered = NUMBERED.matcher(path.value());
        if (numbered.matches()) {
            String name = numbered.group("folder");
            Pagination list = Pagination.of(name == null ? Folder.ROOT : new Folder(name), catalog);
            int page = Integer.parseInt(numbered.group("page"));
            if (list.has(page)) {
                return new ListPage(list, page, Optional.empty());
            }
        }
        return new Nobody();
    }

    /// Of a feed a copy, since readers of feeds follow no redirect in a page.
    private static Owner redirect(SitePath path, Catalog catalog) {
        Redirects.Redirect redirect = catalog.redirects().redirects().get(path);
        if (redirect == null) {
            return new Nobody();
        }
        if (!redirect.isElsewhere() && FeedFormat.of(redirect.path()).isPresent()) {
            Optional<Entry> own = source(redirect.path(), catalog);
            if (own.isPresent()) {
                return new Asset(own.get());
            }
            if (generated(redirect.path(), catalog) instanceof Feed feed) {
                return feed;
            }
        }
        return new Redirect(redirect.target());
    }
}
