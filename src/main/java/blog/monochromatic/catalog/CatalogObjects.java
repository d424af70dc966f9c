package blog.monochromatic.catalog;

/// The immutable objects that a manifest names. What a name means never changes, so reading one is
/// as good as having it; it is read only when it is asked for.
public interface CatalogObjects {
    /// The entries of a segment.
    ///
    /// @throws MissingObjectException if it is gone
    Segment segment(String name);

    /// The accepted bytes of a text.
    ///
    /// @throws MissingObjectException if it is gone
    byte[] text(String name);
}
