package blog.monochromatic.store;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Why AWS refused, as far as its caller has an answer to it.
public enum AwsRefusal {
    /// There is no such bucket.
    NO_BUCKET,
    /// It is not allowed; or, to those who may not list the bucket, there is no such object
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
    FORBIDDEN,
    /// Anything else.
    OTHER;

    private static final int FORBIDDEN_STATUS = 403;

    public static AwsRefusal of(StoreException failure) {
        if (!(failure.getCause() instanceof AwsServiceException refusal)) {
            return OTHER;
        }
        if (refusal.awsErrorDetails() != null
                && "NoSuchBucket".equals(refusal.awsErrorDetails().errorCode())) {
            return NO_BUCKET;
        }
        return refusal.statusCode() == FORBIDDEN_STATUS ? FORBIDDEN : OTHER;
    }
}
