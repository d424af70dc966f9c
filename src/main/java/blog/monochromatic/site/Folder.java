package blog.monochromatic.site;

import java.util.ArrayList;
import java.util.List;

/// A folder of sources, and of the site: `2016/03/`, or the empty string for the root.
///
/// @param value no leading slash; ends with one, except the root
public record Folder(String value) implements Comparable<Folder> {
    public static final Folder ROOT = new Folder("");

    /// Holds a folder for each tag.
    public static final Folder TAGS = new Folder("tags/");

    public Folder {
        if (!value.isEmpty() && !value.endsWith("/")) {
            throw new IllegalArgumentException("A folder ends with a slash: " + value);
        }
    }

    /// The last name in it, `03` of `2016/03/`; empty for the root.
    public String name() {
        if (value.isEmpty()) {
            return "";
        }
        int start = value.lastIndexOf('/', value.length() - 2) + 1;
        return value.substring(start, value.length() - 1);
    }

    /// The folder that holds this one; the root's parent is the root.
    public Folder parent() {
        return value.isEmpty()
                ? ROOT
                : new Folder(value.substring(0, value.lastIndexOf('/', value.length() - 2) + 1));
    }

    /// Whether it is a tag's: one right below [#TAGS].
    public boolean isTag() {
        return parent().equals(TAGS) && !equals(TAGS);
    }

    /// The folders that list the source, outermost first: each lists what is anywhere below it,
    /// `2016/` and `2016/03/`. But the root lists only what lies in the root itself, since the home
    /// page has the newest of all, and a list of everything would move as a whole with every
    /// backdated post.
    public static List<Folder> listing(Key key) {
        if (key.folder().equals(ROOT)) {
            return List.of(ROOT);
        }
        var folders = new ArrayList<Folder>();
        for (Folder folder = key.folder(); !folder.equals(ROOT); folder = folder.parent()) {
            folders.addFirst(folder);
        }
        return List.copyOf(folders);
    }

    @Override
    public int compareTo(Folder other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
