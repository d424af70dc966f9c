package blog.monochromatic.cli;

import blog.monochromatic.check.SecurityHeaders;
import blog.monochromatic.store.MemoryBucket;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;

/// A preview that is under way: the folder watched, the site in memory, the server, the open tabs.
final class PreviewSession implements AutoCloseable {
    private final PreviewServer server;
    private final PreviewWatcher watcher;
    private final PreviewPublisher publisher;

    private PreviewSession(
            PreviewServer server, PreviewWatcher watcher, PreviewPublisher publisher) {
        this.server = server;
        this.watcher = watcher;
        this.publisher = publisher;
    }

    /// Publishes the folder, serves it, and prints where.
    ///
    /// @param folder as its author calls it, for that is how problems name its files
    /// @param port 0 for any that is free
    /// @param url where the site is served if `index.txt` does not say it; null for this machine
    /// @param headers sent with each answer
    /// @throws java.net.BindException if the port is not to be had
    /// @throws IOException if the folder cannot be watched
    static PreviewSession open(
            Path folder,
            int port,
            @Nullable String url,
            InstantSource clock,
            SecurityHeaders headers,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        var site = new MemoryBucket("site");
        var tabs = new PreviewTabs();
        var server = new PreviewServer(port, site, tabs, headers);
        try {
            var watcher = new PreviewWatcher(folder);
            var problems = new Problems();
            String address = url == null ? server.url() : url;
            var blog = new LocalBlog(folder, site, clock, address, problems);
            var publisher = new PreviewPublisher(folder, blog, problems, tabs, out, err);
            publisher.publish(watcher.everything());
            server.start();
            out.println(
                    server.url() + "/ shows " + folder + "; a save is published; Ctrl-C ends it");
            return new PreviewSession(server, watcher, publisher);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Where the site is served, without a slash at the end.
    String url() {
        return server.url();
    }

    /// Publishes each change, one after the other, until its thread is interrupted.
    ///
    /// @throws IOException if the folder cannot be watched any longer
    void run() throws IOException, InterruptedException {
        while (true) {
            publisher.publish(watcher.next());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        watcher.close();
    }
}
