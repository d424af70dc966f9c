package blog.monochromatic.catalog;

/// An object that a manifest names is gone: the manifest is an old one, and the present one names
/// others.
public final class MissingObjectException extends RuntimeException {
    public MissingObjectException(String name) {
        super("The catalog has no object " + name + " any more");
    }
}
