package blog.monochromatic.lambda;

import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Publisher;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The function's entry point.
public final class Handler implements RequestStreamHandler {
    /// The status of a process that ends with a source still being read.
    static final int HALTED = 70;

    private final Blog blog;
    private final Mail mail;
    private final PrintStream log;
    private final Runnable halt;
    private final CatalogCache cache = new CatalogCache();

    /// What the Lambda runtime calls, once an execution environment.
    public Handler() {
        this(
                Environment.blog(System.getenv()),
                Environment.mail(System.getenv()),
                System.out,
                Handler::halt);
    }

    /// Ends the process without waiting for anything.
    static void halt() {
        Runtime.getRuntime().halt(HALTED);
    }

    /// @param halt ends the process
    Handler(Blog blog, Mail mail, PrintStream log, Runnable halt) {
        this.blog = blog;
        this.mail = mail;
        this.log = log;
        this.halt = halt;
    }

    /// Publishes. Where a source took too long to read, it is still being read, and the process is
    /// ended when everything else is done: if that went well, the source's refusal is in the
    /// catalog, and the messages, which come back for lack of an answer, find nothing left to do.
    ///
    /// @param payload an S3 event, or a batch of SQS messages
    /// @param response for a batch, which of its messages failed
    ///     (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html)
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context)
            throws IOException {
        var lines = new Log(log, blog.clock(), context.getAwsRequestId());
        var invocation = new Invocation(blog, cache, lines, mail, end(context));
        try {
            List<String> failed =
                    switch (EventReader.read(payload)) {
                        case EventReader.Event.Batch batch -> invocation.work(batch.deliveries());
                        case EventReader.Event.Plain plain -> {
                            invocation.work(plain.work());
                            yield List.of();
                        }
                    };
            JSON.std.write(
                    Map.of(
                            "batchItemFailures",
                            failed.stream().map(id -> Map.of("itemIdentifier", id)).toList()),
                    response);
        } catch (EventReader.UnreadableException e) {
            throw new IllegalArgumentException(
                    "The function takes S3 events and SQS messages that hold them. "
                            + e.getMessage(),
                    e);
        } finally {
            if (blog.timeLimit().isExceeded()) {
                lines.halting();
                halt.run();
            }
        }
    }

    private Instant end(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return blog.clock()
                .instant()
                .plus(left.compareTo(Publisher.LIFE) < 0 ? left : Publisher.LIFE);
    }
}
