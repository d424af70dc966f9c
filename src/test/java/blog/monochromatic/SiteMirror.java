package blog.monochromatic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a site bucket holds, of which each look reads what has changed since the last one: a test
/// that waits looks often, and would otherwise keep busy what it waits for.
final class SiteMirror {
    private record File(String etag, String bytes) {}

    private final S3Client s3;
    private final String bucket;
    private Map<String, File> files = Map.of();

    SiteMirror(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /// The files as they are now: bytes, read as ISO 8859-1, by key.
    Map<String, String> look() {
        Map<String, File> now = new HashMap<>();
        for (S3Object listed :
                s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
            File known = files.get(listed.key());
            if (known != null && known.etag().equals(listed.eTag())) {
                now.put(listed.key(), known);
            } else {
                try {
                    var object =
                            s3.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(listed.key()));
                    String bytes = new String(object.asByteArrayUnsafe(), ISO_8859_1);
                    now.put(listed.key(), new File(object.response().eTag(), bytes));
                } catch (NoSuchKeyException removedMeanwhile) {
                    // It is not there now.
                }
            }
        }
        files = now;
        Map<String, String> site = new TreeMap<>();
        now.forEach((key, file) -> site.put(key, file.bytes()));
        return site;
    }
}
