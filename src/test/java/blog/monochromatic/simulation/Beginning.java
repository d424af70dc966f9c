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
/// @param first as in [Author]
/// @param posts as in [Author]
/// @param state what is published already
record Beginning(Sizes sizes, int first, int posts, State state) {
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
                    new Sizes(8, 25, 3),
                    new Sizes(4, 15, 2),
                    new Sizes(8, 60, 4),
                    new Sizes(512, 100, 500));

    private static final List<State> STATES =
            List.of(State.EMPTY, State.HALF, State.HALF, State.FULL, State.NEW);

    private static final Map<Beginning, TestBlog> PUBLISHED = new ConcurrentHashMap<>();

    static TestBlog by(Decisions decisions, int first, int posts) {
        var beginning = new Beginning(decisions.one(SIZES), first, posts, decisions.one(STATES));
        boolean versioned = decisions.below(2) == 0;
        return PUBLISHED
                .computeIfAbsent(beginning, Beginning::publish)
                .copy(versioned ? new VersionedBucket("posts") : new MemoryBucket("posts"));
    }

    private TestBlog publish() {
        var blog = new TestBlog(sizes);
        switch (state) {
            case FULL -> upload(blog, posts);
            case HALF -> upload(blog, posts / 2);
            case EMPTY -> blog.publish();
            case NEW -> {}
        }
        return blog;
    }

    private void upload(TestBlog blog, int many) {
        var texts = Decisions.by(first + 31L * posts);
        blog.publish(new Author(texts::below, blog, first, many).uploadAll());
    }
}
