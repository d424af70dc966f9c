package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.MissingObjectException;
import blog.monochromatic.site.Settings;
import blog.monochromatic.store.AwsRefusal;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.StoreException;

import java.util.Optional;
import java.util.function.Function;

/// A catalog for those who only look at it, and may not even list its bucket.
public final class CatalogView {
    private final CatalogStore store;

    /// @param catalog only read, by key
    public CatalogView(Bucket catalog) {
        store = new CatalogStore(catalog, new CatalogCache(), Settings.defaults(""));
    }

    /// What `reader` makes of the present catalog. Empty where there is none, and where it changed
    /// so much meanwhile that what it names was swept: then another look sees more. Empty as well
    /// where it may not be read, for S3 gives one answer to both.
    public <T> Optional<T> look(Function<Catalog, T> reader) {
        try {
            CatalogStore.Snapshot present = store.read();
            return present.etag() == null
                    ? Optional.empty()
                    : Optional.of(reader.apply(store.catalog(present)));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (StoreException e) {
            if (AwsRefusal.of(e) == AwsRefusal.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
