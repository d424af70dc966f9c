package blog.monochromatic.simulation;

/// What becomes of a request.
enum Fate {
    /// It is made and answered.
    ANSWERED,
    /// Its process dies before it is made.
    DIES_BEFORE,
    /// It is made, and its process dies before it has the answer.
    DIES_AFTER,
    /// The store fails, and nothing is done.
    FAILS,
    /// It is made, and the answer is lost.
    UNANSWERED,
    /// A put or a delete has no answer, and is done some seconds later.
    LATE,
    /// As [#LATE], and its process dies.
    LATE_AND_DIES,
    /// A conditional put meets another writer at the same time.
    CONFLICT
}
