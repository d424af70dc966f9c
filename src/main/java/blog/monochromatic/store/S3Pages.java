package blog.monochromatic.store;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

import java.util.Iterator;
import java.util.NoSuchElementException;

import javax.xml.stream.XMLStreamException;

/// The pages of a listing, each asked for when it is wanted.
///
/// A page is asked for in plain, and again with its keys URL-encoded if one has a character that
/// XML cannot hold. Not encoded from the start, since LocalStack then compares encoded keys with a
/// plain `start-after`, and loses some.
final class S3Pages implements Iterator<ListObjectsV2Response> {
    private final S3Client client;
    private @Nullable ListObjectsV2Request next;

    /// @param first for the first page
    S3Pages(S3Client client, ListObjectsV2Request first) {
        this.client = client;
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /// Throws what [S3Client#listObjectsV2] throws; then the same page can be asked for again.
    @Override
    public ListObjectsV2Response next() {
        ListObjectsV2Request request = next;
        if (request == null) {
            throw new NoSuchElementException();
        }
        ListObjectsV2Response page = ask(request);
        String token = page.nextContinuationToken();
        next = token == null ? null : request.toBuilder().continuationToken(token).build();
        return page;
    }

    private ListObjectsV2Response ask(ListObjectsV2Request request) {
        try {
            return client.listObjectsV2(request);
        } catch (SdkClientException e) {
            if (e.getCause() instanceof XMLStreamException) {
                return client.listObjectsV2(
                        request.toBuilder().encodingType(EncodingType.URL).build());
            }
            throw e;
        }
    }
}
