package blog.monochromatic.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A version of an object's bytes, without the quotes that HTTP puts round it. Equal tags of one
/// key mean equal bytes. S3 makes it the MD5 of a body put in one part under SSE-S3, but not of a
/// multipart upload (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html).
///
/// @param value opaque; 32 lower-case hexadecimal digits where it is an MD5
public record ETag(String value) {
    /// The tag that S3 gives to a body put in one part.
    public static ETag of(byte[] body) {
        try {
            return new ETag(
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /// From a header's value, with its quotes or without.
    public static ETag parse(String header) {
        return new ETag(header.replace("\"", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
