package blog.monochromatic.simulation;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.publish.Author;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.store.MemoryBucket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What there is before a storm. There are some hundred such blogs, each published once and copied
/// from then on.
///
/// @param sizes of the parts
/// @param keys that its author has
/// @param state what is published already
/// @param hasAddress whether the site has feeds, a hub and a sitemap, which go out of date as other
///     files do: so most have none, and are made in half the time
record Beginning(Sizes sizes, Author.Keys keys, State state, boolean hasAddress) {
    private enum State {
        /// A post under each key.
        FULL,
        /// A post under each of the first half of the keys.
        HALF,
        /// No post.
        EMPTY,
        /// Nothing, and not even a manifest: the first publisher's reconcile mends what goes wrong
        /// meanwhile, so not too often.
        NEW
    }

    /// Small enough that a few posts split and merge segments; a segment needs eight before a lone
    /// entry is one too few.
    private static final List<Sizes> SIZES =
            List.of(
                    new Sizes(8, 40, 15),
                    new Sizes(4, 30, 20),
                    new Sizes(8, 90, 30),
                    new Sizes(512, 100, 500));

    private static final List<State> STATES =
            List.of(
                    State.EMPTY,
                    State.HALF,
                    State.HALF,
                    State.HALF,
                    State.FULL,
                    State.FULL,
                    State.FULL,
                    State.NEW);

    private static final Map<Beginning, TestBlog> PUBLISHED = new ConcurrentHashMap<>();

    static TestBlog by(Decisions decisions, Author.Keys keys) {
        var beginning =
                new Beginning(
                        decisions.one(SIZES), keys, decisions.one(STATES), decisions.below(8) == 7);
        boolean versioned = decisions.below(2) == 0;
        return PUBLISHED
                .computeIfAbsent(beginning, Beginning::publish)
                .copy(versioned ? new VersionedBucket("posts") : new MemoryBucket("posts"));
    }

    private TestBlog publish() {
        var blog = new TestBlog(new MemoryBucket("posts"), sizes, hasAddress ? TestBlog.URL : "");
        if (hasAddress) {
            blog.upload("index.txt", "---\nhub: https://hub.example/\n---\n");
        }
        switch (state) {
            case FULL -> upload(blog, keys.count());
            case HALF -> upload(blog, keys.count() / 2);
            case EMPTY -> blog.publish("index.txt");
            case NEW -> {}
        }
        return blog;
    }

    private void upload(TestBlog blog, int many) {
        var texts = Decisions.by(keys.first() + 31L * keys.count());
        var author = new Author(texts::below, blog, new Author.Keys(keys.first(), many));
        blog.publish(author.uploadAll());
    }
}
