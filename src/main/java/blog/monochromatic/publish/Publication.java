package blog.monochromatic.publish;

import blog.monochromatic.site.SitePath;

import java.util.List;
import java.util.SortedMap;

/// What a publish has done.
///
/// @param written the files whose bytes or headers are new
/// @param removed the files that are no longer there
/// @param foreign files of the site bucket that a reconcile found there, and that are nobody's;
///     where there are many, some of them
/// @param swept how many objects it deleted from the catalog, since nothing named them any more
/// @param requests how many of each operation, as S3 names them
/// @param bytesRead in the bodies of objects
/// @param bytesWritten likewise
public record Publication(
        List<SitePath> written,
        List<SitePath> removed,
        List<SitePath> foreign,
        int swept,
        SortedMap<String, Integer> requests,
        long bytesRead,
        long bytesWritten) {}
