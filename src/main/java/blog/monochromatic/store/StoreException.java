package blog.monochromatic.store;

/// A store refused or failed. For the operator: the message has the operation, the bucket and the
/// key.
public final class StoreException extends RuntimeException {
    /// @param operation as S3 names it, `PutObject`
    public StoreException(String operation, String bucket, String key, Throwable cause) {
        this(operation, bucket, key, String.valueOf(cause.getMessage()), cause);
    }

    /// @param why what is wrong and what to do
    public StoreException(
            String operation, String bucket, String key, String why, Throwable cause) {
        super(operation + " of " + key + " in " + bucket + " failed: " + why, cause);
    }
}
