package blog.monochromatic.feed;

import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// A post as feeds need it.
///
/// @param date when it was due
/// @param updated when it was changed last, as its author says; null where not said
/// @param language BCP 47
/// @param tags as readers see them
/// @param summary plain text; empty for none
/// @param html the body as on its page, links as written; asked for once a feed, and not all at
///     once, since a hundred large posts would fill the memory
/// @param image a path on the site or an address; empty for none. Asked for where a format has it
public record FeedPost(
        String title,
        SitePath path,
        PostDate date,
        @Nullable PostDate updated,
        String language,
        List<String> tags,
        String summary,
        Supplier<String> html,
        Supplier<String> image) {
    public FeedPost {
        tags = List.copyOf(tags);
    }
}
