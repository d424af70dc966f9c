package blog.monochromatic.cli;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.post.Post;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;

/// A text that a push gives another address.
///
/// @param from was removed
/// @param to is new, and has the same bytes, or else the same title
record Move(Key from, Key to) {
    /// Finds those that readers have the address of, and that nothing leads on from.
    ///
    /// @param folder holds what is put
    /// @param catalog from before the push; without one, nobody has an address
    static List<Move> in(PushPlan plan, Bucket folder, CatalogView catalog) {
        Map<PushPlan.Removal, String> gone =
                catalog.look(present -> gone(plan, present)).orElse(Map.of());
        if (gone.isEmpty()) {
            return List.of();
        }
        Map<PushPlan.Put, String> come = come(plan, folder);
        var moves = new ArrayList<Move>();
        pair(gone, come, moves, (old, put) -> old.etag().equals(put.etag()));
        pair(gone, come, moves, (old, put) -> Objects.equals(gone.get(old), come.get(put)));
        Redirects redirects = redirects(folder);
        return moves.stream()
                .filter(move -> !move.oldPath().equals(move.newPath()))
                .filter(move -> !redirects.redirects().containsKey(move.oldPath()))
                .sorted(Comparator.comparing(Move::from))
                .toList();
    }

    /// The line of `_redirects` that leads from the old address to the new one.
    String redirect() {
        return oldPath().encoded() + " " + newPath().encoded();
    }

    private SitePath oldPath() {
        return SitePath.of(from);
    }

    private SitePath newPath() {
        return SitePath.of(to);
    }

    /// The texts that are removed and were seen by readers, with their titles.
    private static Map<PushPlan.Removal, String> gone(PushPlan plan, Catalog present) {
        var titles = new HashMap<PushPlan.Removal, String>();
        for (PushPlan.Removal removal : plan.removals()) {
            present.find(removal.key())
                    .filter(present::isVisible)
                    .flatMap(entry -> Optional.ofNullable(entry.facts()))
                    .ifPresent(facts -> titles.put(removal, facts.title()));
        }
        return titles;
    }

    /// The texts that are new and no drafts, with their titles.
    private static Map<PushPlan.Put, String> come(PushPlan plan, Bucket folder) {
        var titles = new HashMap<PushPlan.Put, String>();
        for (PushPlan.Put put : plan.texts()) {
            if (put.isNew() && SourceKind.of(put.key()) == SourceKind.TEXT) {
                read(put.key(), folder)
                        .filter(post -> !post.visibility().draft())
                        .ifPresent(post -> titles.put(put, post.title()));
            }
        }
        return titles;
    }

    /// Each text is moved once, the first that fits to the first that fits.
    private static void pair(
            Map<PushPlan.Removal, String> gone,
            Map<PushPlan.Put, String> come,
            List<Move> moves,
            BiPredicate<PushPlan.Removal, PushPlan.Put> isSame) {
        for (PushPlan.Removal old :
                gone.keySet().stream()
                        .sorted(Comparator.comparing(PushPlan.Removal::key))
                        .filter(one -> moves.stream().noneMatch(it -> it.from.equals(one.key())))
                        .toList()) {
            come.keySet().stream()
                    .filter(put -> isSame.test(old, put))
                    .map(PushPlan.Put::key)
                    .filter(key -> moves.stream().noneMatch(move -> move.to.equals(key)))
                    .min(Comparator.naturalOrder())
                    .ifPresent(key -> moves.add(new Move(old.key(), key)));
        }
    }

    /// Empty where it is gone, or was broken, since it was checked.
    private static Optional<Post> read(Key key, Bucket folder) {
        Optional<Bucket.StoredObject> text = folder.get(key.value());
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Post.parse(key, text.get().body()));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private static Redirects redirects(Bucket folder) {
        Optional<Bucket.StoredObject> file = folder.get(SourceKind.REDIRECTS_KEY.value());
        try {
            return file.isEmpty() ? Redirects.NONE : Redirects.parse(file.get().body());
        } catch (Refusal e) {
            return Redirects.NONE;
        }
    }
}
