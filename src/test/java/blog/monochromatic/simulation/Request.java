package blog.monochromatic.simulation;

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

    @Override
    public String toString() {
        return kind == Kind.PAUSE ? operation : operation + " " + bucket + "/" + key;
    }
}
