/// Proof that the simulation finds what it is for: each rule that the transaction needs is broken
/// in a copy of the sources, and a schedule must be found that diverges.
///
/// `src/test/mutations/NAME.patch` says the rule in its first line, then `aim:` and the name of a
/// mix of schedules, `broken:` where the rule is the simulated world's and no code is changed, and
/// then the patch. Production code has no switch; a patch that does not apply any more is a
/// failure.
@NullMarked
package blog.monochromatic.simulation.mutation;

import org.jspecify.annotations.NullMarked;
