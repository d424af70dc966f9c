package blog.monochromatic.publish;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.StoreException;

import java.util.List;
import java.util.SortedMap;

/// What a publish has done.
///
/// @param written the files whose bytes or headers are new
/// @param removed the files that are no longer there
/// @param refused why sources were refused that had not been seen before
/// @param mended the sources that had been refused, and now are accepted or gone
/// @param failures why what dead publishers had promised could not be made; it is tried again
/// @param requests how many of each operation, as S3 names them
/// @param bytesRead in the bodies of objects
/// @param bytesWritten likewise
public record Publication(
        List<SitePath> written,
        List<SitePath> removed,
        List<Problem> refused,
        List<Key> mended,
        List<StoreException> failures,
        SortedMap<String, Integer> requests,
        long bytesRead,
        long bytesWritten) {}
