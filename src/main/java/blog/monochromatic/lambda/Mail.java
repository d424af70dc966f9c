package blog.monochromatic.lambda;

/// Mails the blog's author. Safe for use by several threads.
interface Mail {
    /// Sends a mail; throws where that fails.
    void send(String text);
}
