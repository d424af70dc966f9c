/// The author's commands. Most are on folders instead of buckets, with the same `publish` as the
/// function's; two speak to a deployment.
///
/// `new` starts a post. `preview` serves a blog folder on this machine: the folder is the posts
/// bucket, and a save is an upload; pages have the headers that a stack sends. `check` publishes a
/// folder into memory, and says what is wrong with its texts and with the links between them, and
/// what browsers will block of them. `build` makes a site folder from a blog folder, from nothing:
/// the clean rebuild that every other way of publishing ends in.
///
/// Rules: what goes wrong is said as `file:line: what; what to do`, on standard output by `check`,
/// of which it is the result, and on standard error by the others; and in the exit status: 1 where
/// a source is bad, or a deployment needs its operator, 2 where the command was called wrongly, 3
/// where something failed. What is only a warning says so, and changes no status.
@NullMarked
package blog.monochromatic.cli;

import org.jspecify.annotations.NullMarked;
