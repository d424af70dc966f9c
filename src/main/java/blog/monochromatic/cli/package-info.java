/// The author's commands, on folders instead of buckets, with the same `publish` as the function's.
///
/// `build` makes a site folder from a blog folder, from nothing: the clean rebuild that every other
/// way of publishing ends in. `preview` serves a blog folder on this machine: the folder is the
/// posts bucket, and a save is an upload.
///
/// Rules: what goes wrong is said on standard error as `file:line: what; what to do`, and in the
/// exit status: 1 where a source is bad, 2 where the command was called wrongly, 3 where something
/// failed.
@NullMarked
package blog.monochromatic.cli;

import org.jspecify.annotations.NullMarked;
