/// The transaction: from hints that sources may have changed to a site that shows them.
///
/// A hint is a key, no more: its source's present state is looked at, and absent means removed.
/// [Publisher#publish] reads the manifest and the sources, keeps what is acceptable as new texts in
/// the catalog, commits the next manifest with an *intent* that names every target it puts out of
/// date, makes the targets, clears the intent, and looks at the sources again.
///
/// Why any storm of events ends in a clean rebuild:
/// - the manifest is the only object that two publishers may both change, and it is replaced with a
///   conditional put; so commits are in one order, and each saw the one before;
/// - the last commit about a key saw its last version, or its publisher looks again after it and
///   commits once more, or it died, and its message comes back;
/// - the last to write a target cleared its intent, and then nothing had put the target out of date
///   between the manifest that it was made from and the one that was cleared; or it died and left
///   its intent, which another takes over once it has expired, when the last thing that was asked
///   for has landed;
/// - nothing is written to the site that no intent in the manifest names: a range that has grown
///   gets a wider intent first;
/// - making reads accepted texts only, and they and the segments are named by the attempt that
///   writes them: an attempt that fails leaves nothing that another would read;
/// - a conditional put without an answer may still land: the manifest is read again for this
///   attempt's intent, and if it is not there, a commit overtakes it, even where nothing is left to
///   do;
/// - a message to be sent is a target like any other, so a publisher that dies has it sent all the
///   same; the next step of a reconcile is sent before the message of the last one is answered.
///
/// Rules: time comes from the blog's clock, names from its source of names; a source that cannot be
/// accepted, or takes too long to read, is noted and its author told, and what was live stays;
/// every other failure is thrown, so that the message is tried again, but that of a promise taken
/// over: it is reported, and stops nobody's own sources.
///
/// Out of scope: where hints come from (`lambda`, `cli`), what is out of date (`plan`).
@NullMarked
package blog.monochromatic.publish;

import org.jspecify.annotations.NullMarked;
