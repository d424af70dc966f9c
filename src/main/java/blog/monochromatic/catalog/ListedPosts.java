package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The posts of a segment that are listed at some instant, so that a question about one of them
/// need not look at each: of a new look, there are several for each post.
///
/// @param all by position
/// @param lists those in the list of each folder or tag
record ListedPosts(Run all, Map<Folder, Run> lists) {
    private static final Run NONE = new Run(List.of(), List.of());

    static ListedPosts of(Map<Position, Entry> posts) {
        var sorted = new TreeMap<>(posts);
        var lists = new HashMap<Folder, TreeMap<Position, Entry>>();
        sorted.forEach(
                (position, post) ->
                        post.lists()
                                .forEach(
                                        folder ->
                                                lists.computeIfAbsent(folder, _ -> new TreeMap<>())
                                                        .put(position, post)));
        var runs = new HashMap<Folder, Run>();
        lists.forEach((folder, its) -> runs.put(folder, Run.of(its)));
        return new ListedPosts(Run.of(sorted), runs);
    }

    /// Those in a folder's list.
    Run in(Folder folder) {
        return lists.getOrDefault(folder, NONE);
    }

    /// Some posts, oldest first.
    ///
    /// @param positions of the posts, in the same order
    record Run(List<Position> positions, List<Entry> posts) {
        private static Run of(TreeMap<Position, Entry> sorted) {
            return new Run(new ArrayList<>(sorted.keySet()), new ArrayList<>(sorted.values()));
        }

        /// How many come before a position, which need not be a post's.
        int before(Position position) {
            int index = Collections.binarySearch(positions, position);
            return index < 0 ? -index - 1 : index;
        }

        /// How many come before a position or are there.
        int upTo(Position position) {
            int index = Collections.binarySearch(positions, position);
            return index < 0 ? -index - 1 : index + 1;
        }
    }
}
