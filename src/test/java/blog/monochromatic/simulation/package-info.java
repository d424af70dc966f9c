/// Seeded schedules of publishers over one blog, with faults: the real code, in lock step.
///
/// [World] has the buckets, the clock and the queue; each [SimulatedProcess] is an invocation in a
/// thread of its own, of which exactly one runs at a time: it stops before each of its requests,
/// and somebody says which goes on, and what becomes of its request ([Fate]). A [Storm] does so at
/// random; a seed decides all of it, so the same seed is the same schedule. [Interleavings] tries
/// all there are of a small one.
@NullMarked
package blog.monochromatic.simulation;

import org.jspecify.annotations.NullMarked;
