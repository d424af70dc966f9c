package blog.monochromatic.catalog;

import blog.monochromatic.site.Visibility;

import java.util.List;

/// What texts say that say little.
public final class TestFacts {
    private TestFacts() {}

    public static Entry.Facts of(String title, Visibility visibility, String summary) {
        return new Entry.Facts(title, visibility, summary, List.of(), "", null);
    }
}
