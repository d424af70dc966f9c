package blog.monochromatic.store;

/// Is told of requests as they are made.
public interface Meter {
    /// A request is about to be made; throwing keeps it from being made.
    ///
    /// @param operation as S3 names it, `PutObject`
    void request(String operation);

    /// A body was received.
    void read(long bytes);

    /// A body was sent.
    void wrote(long bytes);
}
