package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a path of the site shows.
sealed interface Owner {
    record Text(Entry entry) implements Owner {}

    record Asset(Entry entry) implements Owner {}

    record Home() implements Owner {}

    /// A page of a folder's list.
    record ListPage(Pagination list, int page) implements Owner {}

    record Feed() implements Owner {}

    record NotFound() implements Owner {}

    record Stylesheet() implements Owner {}

    /// Nothing: what is there is to be removed.
    record Nobody() implements Owner {}

    Pattern NUMBERED = Pattern.compile("/(?<folder>.*/)?page/(?<page>[1-9]\\d{0,8})/index\\.html");
    Pattern FOLDER = Pattern.compile("/(?<folder>.+/)index\\.html");

    /// Finds the owner of a path.
    static Owner of(SitePath path, Catalog catalog) {
        return source(path, catalog)
                .<Owner>map(entry -> entry.isAsset() ? new Asset(entry) : new Text(entry))
                .orElseGet(() -> generated(path, catalog));
    }

    /// The source that a path shows.
    static Optional<Entry> source(SitePath path, Catalog catalog) {
        return Stream.concat(SourceKind.texts(path).stream(), Stream.of(new Key(path.objectKey())))
                .flatMap(candidate -> catalog.find(candidate).stream())
                .filter(entry -> entry.path().equals(path) && catalog.isVisible(entry))
                .findFirst();
    }

    private static Owner generated(SitePath path, Catalog catalog) {
        if (path.equals(SitePath.HOME)) {
            return new Home();
        }
        if (path.equals(SitePath.NOT_FOUND)) {
            return new NotFound();
        }
        if (path.equals(SitePath.STYLESHEET)) {
            return new Stylesheet();
        }
        if (path.equals(SitePath.FEED) && !catalog.look().settings().url().isEmpty()) {
            return new Feed();
        }
        Matcher folder = FOLDER.matcher(path.value());
        if (folder.matches()) {
            Pagination list = Pagination.of(new Folder(folder.group("folder")), catalog);
            if (list.has(Pagination.OWN)) {
                return new ListPage(list, Pagination.OWN);
            }
        }
        Matcher numbered = NUMBERED.matcher(path.value());
        if (numbered.matches()) {
            String name = numbered.group("folder");
            Pagination list = Pagination.of(name == null ? Folder.ROOT : new Folder(name), catalog);
            int page = Integer.parseInt(numbered.group("page"));
            if (list.has(page)) {
                return new ListPage(list, page);
            }
        }
        return new Nobody();
    }
}
