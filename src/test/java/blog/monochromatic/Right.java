package blog.monochromatic;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

import java.util.HashSet;
import java.util.Set;

/// That an action is allowed on a resource, as a policy says it.
///
/// @param action as in the Service Authorization Reference, `s3:GetObject`
/// @param resource a bucket, its objects (`BUCKET/*`), a queue, a topic, a schedule
///     (`GROUP/NAME`), or a role
record Right(String action, String resource) {
    /// What whoever makes a call must be allowed to do. That is not always what the call is named
    /// after.
    static Set<Right> of(SdkRequest call) {
        return switch (call) {
            case ListObjectsV2Request list -> Set.of(new Right("s3:ListBucket", list.bucket()));
            case HeadObjectRequest head -> ofReading(head.bucket(), head.versionId() != null);
            case GetObjectRequest get -> ofReading(get.bucket(), get.versionId() != null);
            case PutObjectRequest put -> ofPutting(put);
            case CopyObjectRequest copy -> ofCopying(copy);
            case DeleteObjectRequest delete ->
                    Set.of(new Right("s3:DeleteObject", objects(delete.bucket())));
            case SendMessageBatchRequest send ->
                    Set.of(new Right("sqs:SendMessage", send.queueUrl()));
            case ReceiveMessageRequest receive ->
                    Set.of(new Right("sqs:ReceiveMessage", receive.queueUrl()));
            case DeleteMessageBatchRequest delete ->
                    Set.of(new Right("sqs:DeleteMessage", delete.queueUrl()));
            case UpdateScheduleRequest update ->
                    ofSchedule(
                            "scheduler:UpdateSchedule",
                            update.groupName(),
                            update.name(),
                            update.target());
            case CreateScheduleRequest create ->
                    ofSchedule(
                            "scheduler:CreateSchedule",
                            create.groupName(),
                            create.name(),
                            create.target());
            case DeleteScheduleRequest delete ->
                    Set.of(
                            new Right(
                                    "scheduler:DeleteSchedule",
                                    delete.groupName() + "/" + delete.name()));
            case PublishRequest publish -> Set.of(new Right("sns:Publish", publish.topicArn()));
            // Everybody may.
            case GetCallerIdentityRequest _ -> Set.of();
            default ->
                    throw new AssertionError(
                            "It is not known what right a call takes that is new here: say so in"
                                    + " Right, and give it to its role in template.yaml: "
                                    + call);
        };
    }

    /// Without the right to list the bucket, S3 answers 403 for what is not there.
    private static Set<Right> ofReading(String bucket, boolean isOfVersion) {
        return Set.of(
                new Right(isOfVersion ? "s3:GetObjectVersion" : "s3:GetObject", objects(bucket)),
                new Right("s3:ListBucket", bucket));
    }

    /// With `If-Match` S3 compares with what is there, which takes the right to read it.
    private static Set<Right> ofPutting(PutObjectRequest put) {
        var itself = new Right("s3:PutObject", objects(put.bucket()));
        return put.ifMatch() == null
                ? Set.of(itself)
                : Set.of(itself, new Right("s3:GetObject", objects(put.bucket())));
    }

    /// Tags are copied, too, unless the request says that they are not.
    @SuppressWarnings("deprecation") // The SDK still uses it itself.
    private static Set<Right> ofCopying(CopyObjectRequest copy) {
        // The SDK has made one of bucket, key and version by now: `BUCKET/KEY?versionId=…`.
        String source = copy.copySource();
        String bucket = source.substring(0, source.indexOf('/'));
        var rights = new HashSet<>(ofReading(bucket, source.contains("?versionId=")));
        String destination = objects(copy.destinationBucket());
        rights.add(new Right("s3:PutObject", destination));
        if (copy.taggingDirective() != TaggingDirective.REPLACE) {
            rights.add(new Right("s3:GetObjectTagging", objects(bucket)));
            rights.add(new Right("s3:PutObjectTagging", destination));
        }
        return rights;
    }

    /// A schedule is given a role, which takes the right to pass that on.
    private static Set<Right> ofSchedule(String action, String group, String name, Target target) {
        return Set.of(
                new Right(action, group + "/" + name), new Right("iam:PassRole", target.roleArn()));
    }

    private static String objects(String bucket) {
        return bucket + "/*";
    }
}
