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
    private final Blog blog;
    private final PrintStream log;
    private final CatalogCache cache = new CatalogCache();

    /// What the Lambda runtime calls, once an execution environment.
    public Handler() {
        this(Environment.blog(System.getenv()), System.out);
    }

    Handler(Blog blog, PrintStream log) {
        this.blog = blog;
        this.log = log;
    }

    /// Publishes.
    ///
    /// @param payload an S3 event, or a batch of SQS messages
    /// @param response for a batch, which of its messages failed
    ///     (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html)
    @Override
    public void handleRequest(InputStream payload, OutputStream response, Context context)
            throws IOException {
        var invocation =
                new Invocation(
                        blog,
                        cache,
                        new Log(log, blog.clock(), context.getAwsRequestId()),
                        end(context));
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
        }
    }

    private Instant end(Context context) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return blog.clock()
                .instant()
                .plus(left.compareTo(Publisher.LIFE) < 0 ? left : Publisher.LIFE);
    }
}
