package blog.monochromatic.cli;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.nio.file.Path;

/// What an author is told of, on the terminal and in the browser.
///
/// @param file as the author calls it, `BLOG/2016/03/slug.txt`, or `BLOG` for the whole
/// @param line from 1; 0 where the whole file is meant
/// @param isWarning whether it is published all the same
/// @param what what is wrong
/// @param advice what to do
record PreviewProblem(String file, int line, boolean isWarning, String what, String advice) {
    static PreviewProblem of(Path blog, Problem problem) {
        return new PreviewProblem(
                name(blog, problem.key()),
                problem.line(),
                problem.isWarning(),
                problem.what(),
                problem.advice());
    }

    /// A source that could not be read, or one that laid a bug of ours open.
    static PreviewProblem of(Path blog, Key key, RuntimeException failure) {
        return new PreviewProblem(
                name(blog, key), 0, false, what(failure), "mend it and save it again");
    }

    /// Nothing in particular, such as a folder that could not be read.
    static PreviewProblem of(Path blog, RuntimeException failure) {
        return new PreviewProblem(
                blog.toString(), 0, false, what(failure), "mend it; the next save tries it again");
    }

    private static String name(Path blog, Key key) {
        return blog + "/" + key;
    }

    private static String what(RuntimeException failure) {
        String message = failure.getMessage();
        return (message == null ? failure.toString() : message).replaceAll("\\s+", " ");
    }

    /// `file:line: what; what to do`, and `warning: ` before it where it is one.
    @Override
    public String toString() {
        return file
                + (line > 0 ? ":" + line : "")
                + ": "
                + (isWarning ? "warning: " : "")
                + what
                + "; "
                + advice;
    }
}
