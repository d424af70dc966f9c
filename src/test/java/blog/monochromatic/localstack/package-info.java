/// A real LocalStack for tests: S3, SQS, CloudFormation and functions on Java, on this machine, in
/// seconds.
///
/// **Purpose.** Whoever clones the project runs its integration tests with `mvn verify` and nothing
/// else. Where Docker answers, LocalStack is the image `localstack/localstack`, by Testcontainers;
/// otherwise a process of this machine, which is installed into the user's cache the first time.
/// `LOCALSTACK=container` or `LOCALSTACK=process` in the environment says which it has to be.
///
/// **Rules.**
/// - One LocalStack for a JVM, started by whoever asks first, ended with the JVM, its functions
///   too.
/// - Never skipped and never replaced by something else: where it cannot run, the test fails and
///   says what to install.
/// - A line on standard output says how LocalStack was reached, and in which version.
///
/// **Out of scope.** What LocalStack does differently than AWS. Above all it enforces no policy, so
/// rights are checked by reading them.
@NullMarked
package blog.monochromatic.localstack;

import org.jspecify.annotations.NullMarked;
