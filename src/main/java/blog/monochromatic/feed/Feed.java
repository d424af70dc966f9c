package blog.monochromatic.feed;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The newest posts of the site, or of one of its folders.
///
/// @param settings with an address
/// @param title the site's, or of the folder on it, `linux — My blog`
/// @param folder that the feed lies in, beside the page that it belongs to; the root for the site's
/// @param posts newest first
public record Feed(Settings settings, String title, Folder folder, List<FeedPost> posts) {
    /// How many characters of posts one feed holds at most, while no reader takes a fifth: it is
    /// made in memory, several times over. What is beyond has its summary only.
    private static final int MOST_CONTENT = 8 << 20;

    public Feed {
        posts = List.copyOf(posts);
    }

    /// The feed's text. Bytes depend on the values alone.
    public String write(FeedFormat format) {
        return switch (format) {
            case RSS -> Rss.write(this);
            case ATOM -> Atom.write(this);
            case JSON -> JsonFeed.write(this);
        };
    }

    /// The page that the feed belongs to.
    SitePath page() {
        return SitePath.of(folder);
    }

    String pageAddress() {
        return settings.address(page());
    }

    String address(FeedFormat format) {
        return settings.address(format.path(folder));
    }

    /// What links in a post are relative to.
    BaseAddress base(FeedPost post) {
        return new BaseAddress(settings.url(), post.path().encoded());
    }

    /// The name of a page or a post that never changes, not even when the site moves.
    String id(SitePath path) {
        return settings.id() + path.encoded();
    }

    Instant at(PostDate date) {
        return date.at(settings.timezone());
    }

    /// When a post was changed last, or else was due.
    Instant updated(FeedPost post) {
        return at(post.updated() == null ? post.date() : post.updated());
    }

    /// When any of the posts was; empty where there is none.
    Optional<Instant> updated() {
        return posts.stream().map(this::updated).max(Comparator.naturalOrder());
    }

    /// What the posts say, in their order; empty for one that the feed has no room for.
    List<Optional<PortableHtml>> contents() {
        var contents = new ArrayList<Optional<PortableHtml>>();
        int rest = MOST_CONTENT;
        for (FeedPost post : posts) {
            Optional<PortableHtml> content = PortableHtml.of(post.html().get(), base(post), rest);
            rest -= content.map(it -> it.html().length()).orElse(0);
            contents.add(content);
        }
        return contents;
    }
}
