package blog.monochromatic.store;

/// How many messages a deployment has, as SQS counts them: approximately.
///
/// @param waiting to be received
/// @param inWork received, and not yet done with
/// @param dead among the dead letters
/// @param deadLetters the ARN of the queue that holds those; empty where there is none
public record QueueDepths(int waiting, int inWork, int dead, String deadLetters) {}
