/// The function: events in, the same `publish` as on a folder, and which messages failed out.
///
/// It takes a batch of SQS messages, each holding an S3 event or work that the function has handed
/// on to itself; and a plain S3 event, from a direct trigger or `sam local invoke`. [EventReader]
/// turns either into hints, [Invocation] works them off: first all that is new in one publish, so
/// that an upload of a whole blog makes the home page once; then the pings of a hub; then one by
/// one what has come back, so that the one at fault does not fail the others again, and what was
/// handed on, which takes long.
///
/// Rules: clients that most publishes use are built once, when the function starts; keys are
/// decoded as S3 encodes them; one JSON object a line is logged, with no text of a post in it; a
/// message that cannot be read is failed and not thrown away, so it ends in the dead letters; a
/// process in which a source is still being read, though it was given up, is halted before it
/// answers.
///
/// Out of scope: what a hint leads to (`publish`).
@NullMarked
package blog.monochromatic.lambda;

import org.jspecify.annotations.NullMarked;
