/// Seeded schedules of publishers over one blog, with faults: the real code, in lock step.
///
/// [World] has the buckets, the clock and the queue; each [SimulatedProcess] is an invocation in a
/// thread of its own, of which exactly one runs at a time: it stops before each of its requests,
/// and the schedule says which goes on, and what becomes of its request ([Fate]). A seed decides
/// all of it, so the same seed is the same schedule.
@NullMarked
package blog.monochromatic.simulation;

import org.jspecify.annotations.NullMarked;
