package blog.monochromatic.publish;

import blog.monochromatic.catalog.Segment;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a process has read of the catalog: the manifest, to ask only whether it is still the same,
/// and immutable objects, the last used of them. Safe for use by several threads.
public final class CatalogCache {
    /// Segments are some 200 kB each in memory, and a publish touches two or three.
    private static final int SEGMENTS = 64;

    /// Two feeds' worth of texts, most of them a few kB, at worst 1 MiB.
    private static final int TEXTS = 64;

    private CatalogStore.@Nullable Snapshot manifest;
    private final Map<String, Segment> segments = leastRecentlyUsed(SEGMENTS);
    private final Map<String, byte[]> texts = leastRecentlyUsed(TEXTS);

    synchronized CatalogStore.@Nullable Snapshot manifest() {
        return manifest;
    }

    synchronized @Nullable Segment segment(String name) {
        return segments.get(name);
    }

    synchronized byte @Nullable [] text(String name) {
        return texts.get(name);
    }

    synchronized void keep(CatalogStore.Snapshot present) {
        manifest = present;
    }

    synchronized void keep(String name, Segment segment) {
        segments.put(name, segment);
    }

    synchronized void keep(String name, byte[] text) {
        texts.put(name, text);
    }

    private static <T> Map<String, T> leastRecentlyUsed(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }
}
