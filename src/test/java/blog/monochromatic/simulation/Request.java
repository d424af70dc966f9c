package blog.monochromatic.simulation;

import org.jspecify.annotations.Nullable;

/// What a process stands before.
record Request(Kind kind, String operation, String bucket, String key) {
    /// What a request does, which decides what can become of it.
    enum Kind {
        READ,
        WRITE,
        CONDITIONAL,
        MESSAGE,
        /// No request: the process waits before it tries again.
        PAUSE
    }

    static final Request START = new Request(Kind.PAUSE, "start", "", "");
    static final Request PAUSE = new Request(Kind.PAUSE, "pause", "", "");

    /// Whether it puts the object.
    boolean puts(String ofBucket, @Nullable String object) {
        return operation.equals("PutObject") && bucket.equals(ofBucket) && key.equals(object);
    }

    @Override
    public String toString() {
        return kind == Kind.PAUSE ? operation : operation + " " + bucket + "/" + key;
    }
}
