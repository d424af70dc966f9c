package blog.monochromatic.lambda;

import blog.monochromatic.store.StoreException;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.function.Supplier;

/// Mails through a topic that the author's address subscribes to.
final class SnsMail implements Mail {
    /// SNS takes ASCII alone, and up to 100 characters
    /// (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
    private static final String SUBJECT = "Your blog: what became of your texts";

    private final Supplier<SnsClient> sns;
    private final String topic;

    /// @param sns opens a client for a mail, which few publishes have to send
    /// @param topic its ARN
    SnsMail(Supplier<SnsClient> sns, String topic) {
        this.sns = sns;
        this.topic = topic;
    }

    @Override
    public void send(String text) {
        try (SnsClient client = sns.get()) {
            client.publish(to -> to.topicArn(topic).subject(SUBJECT).message(text));
        } catch (SdkException e) {
            throw new StoreException("Publish", topic, "a mail to the author", e);
        }
    }
}
