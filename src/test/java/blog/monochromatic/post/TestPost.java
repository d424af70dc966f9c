package blog.monochromatic.post;

import blog.monochromatic.site.Visibility;

import java.util.List;

/// Posts that say little.
public final class TestPost {
    private TestPost() {}

    public static Post of(String title, Visibility visibility, String body) {
        return new Post(title, visibility, null, List.of(), "", "", "", false, body, List.of());
    }
}
