package blog.monochromatic.site;

/// The name of a source in the posts bucket, as in `2016/03/hand-crafted-containers.txt`: no
/// leading slash, not URL-encoded. Any name that S3 lets through is a key; what kind of source it
/// names, [SourceKind] says.
///
/// Keys order by UTF-8 bytes, as S3 lists them.
///
/// @param value not empty; S3 has at most 1,024 bytes of UTF-8
///     (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html)
public record Key(String value) implements Comparable<Key> {
    public Key {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A key has at least one character");
        }
    }

    /// The part after the last slash, with its extension.
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /// The folder that holds the source; the root for one without a slash.
    public Folder folder() {
        return new Folder(value.substring(0, value.lastIndexOf('/') + 1));
    }

    /// The name without its extension: `hand-crafted-containers`.
    public String stem() {
        int dot = name().lastIndexOf('.');
        return dot > 0 ? name().substring(0, dot) : name();
    }

    @Override
    public int compareTo(Key other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
