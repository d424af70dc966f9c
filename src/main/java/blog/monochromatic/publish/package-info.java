/// The transaction: from hints that sources may have changed to a site that shows them.
///
/// A hint is a key, no more: its source's present state is looked at, and absent means removed.
/// [Publisher#publish] reads the manifest and the sources, keeps what is acceptable as new texts in
/// the catalog, commits the next manifest with an intent that names every target it puts out of
/// date, makes the targets, looks at the sources again, and clears the intent.
///
/// Why any storm of events ends in a clean rebuild. After each sentence stands the test that fails
/// where it is not true; those in italics are patches that break it in the code, of which
/// `MutationProof` demands that the simulation finds each:
///
/// - Commits are in one order, and each is made from the one before, for the manifest is only ever
///   replaced with a conditional put.
///   `TransactionTest.ofTwoPublishersTheOneThatLosesTheRaceStartsOver`
/// - A commit names in an intent all that it puts out of date, and only then are targets made.
///   *unpromised*, *early*
/// - A commit without an answer is known by its intent (*blind*); if that is not there, it may
///   still land, so another commit overtakes it, even where nothing is left to do (*overtake*).
///   `TransactionTest.aCommitThatMayStillLandIsOvertaken`
/// - Each source's last version is seen: its message comes to a publisher that sees it, or to one
///   that dies, and then the message comes back. Where it was nothing new, another publisher may
///   commit later what it saw earlier, and looks again after its commit (*once*); if it dies
///   before, its heir does, for that is a target, too.
///   `TransactionTest.aSourceThatChangesWhileItIsPublishedIsLookedAtAgain`
///   `TransactionTest.aDeadPublishersSourcesAreLookedAtAgainByItsHeir`
/// - What is seen is remembered: a copy is never changed, but named anew by each attempt
///   (*samecopy*) as a segment is (*samename*), making reads copies, never sources (*inplace*), and
///   a version that is refused leaves the last good one's copy (*lostcopy*).
///   `PublisherTest.theLastGoodVersionCanBeMadeAgain`
/// - An asset has no copy. One that is no longer what the catalog says is looked at before its
///   intent is cleared. *uncopied*
/// - Whoever clears an intent has made its targets as the manifest wants them that it clears it
///   from: what went out of date meanwhile is made again (*noremake*), and after a new look all of
///   it (*nolook*), as after a pass that ended early.
///   `TransactionTest.whatAPassThatEndedEarlyMadeIsMadeAgain`
///   `TransactionTest.aPublisherMakesAgainWhatAnotherPutOutOfDateMeanwhile`
/// - An intent that is not cleared is taken over (*noadopt*, *unfinished*), and not before its
///   publisher's last request has landed (*short*), nor does a message come back before (*soon*).
///   `TransactionTest.whatADeadPublisherHasPromisedAnotherMakes`
/// - No request is under way when its publisher has ended, or when its intent has expired: none is
///   made so late that it could be, and none takes longer.
///   `PublisherTest.noRequestIsMadeThatCouldOutliveItsPublisher`
///   `S3BucketTest.noCallOutlivesItsTimeout`
/// - So a file of the site is as the manifest wants it, or an intent names it; and none is written
///   that no intent names, since a range that has grown gets a wider intent first (*remembered*),
///   and what has left it since is removed with it (*left*).
/// - What is not of the look with the manifest's number is made again: a look that comes back has a
///   new number (*lookback*), a range takes the number that it was made with, also where another
///   step of the lists was for an older one (*stalestep*), and list pages left over from a smaller
///   size are remembered (*leftover*).
/// - What must be sent or told is a target: a publisher that dies leaves it to its heir.
///   *noremind*, *untold*, *unpinged*. A hub fetches a feed at once, so it is pinged after the feed
///   is made (*hasty*). `TransactionTest.aDeadPublishersMessagesAreSentByItsHeir`
/// - What falls due by itself has somebody woken up for it. That is a target, too (*unwoken*), and
///   whoever is woken up sees to the next wake-up anew, for this one may have been a moment too
///   early (*overslept*).
/// - The sweep deletes what no manifest names and no living publisher still can. *sweepall*.
///   `ReconcileTest.whatNothingNamesIsSweptUnlessItIsYoung`
/// - A message that has taken over an intent in vain comes back to try again (*unheard*); each try
///   is counted, since nothing is promised twice (*anew*), and after three in vain the intent is
///   parked, until the next reconcile.
///   `ReconcileTest.whatCannotBeMadeIsParkedAndTriedAgainByAReconcile`
/// - One target that kills its makers is parked alone, for an intent is divided the smaller the
///   more often it was taken over, and publishers do their own work first.
///   `ReconcileTest.whatKillsItsMakerIsParkedAloneAndKeepsNothingElseFromBeingMade`
///
/// All of it together: `SimulationTest`, `ExhaustiveTest`; for real, `StormIT`. That none starves:
/// `StarvationTest`.
///
/// Rules: time comes from the blog's clock, names from its source of names; a source that cannot be
/// accepted, or takes too long to read, is noted and its author told, and what was live stays;
/// every other failure is thrown, so that the message is tried again, but that of a promise taken
/// over only when all others were tried.
///
/// Out of scope: where hints come from (`lambda`, `cli`), what is out of date (`plan`).
@NullMarked
package blog.monochromatic.publish;

import org.jspecify.annotations.NullMarked;
