package blog.monochromatic.cli;

import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.DirectoryBucket;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `build BLOG SITE`: makes a site folder from a blog folder. It is made beside `SITE`, and put in
/// its place when it is whole, so that nothing but the site is in it, and a build that fails leaves
/// the last one. A folder that holds anything else is not touched.
@Command(
        name = "build",
        description = "Makes a site folder from a blog folder.",
        mixinStandardHelpOptions = true)
final class Build implements Callable<Integer> {
    @Mixin private BlogArguments arguments = new BlogArguments();

    @Parameters(
            index = "1",
            paramLabel = "SITE",
            description = "the folder to make; a site that is there is made anew")
    private Path to = Path.of("");

    @Option(
            names = "--url",
            description =
                    "where the site is served, as https://blog.example, if index.txt does not say"
                            + " it")
    private String url = "";

    @Override
    public Integer call() throws IOException {
        Path from = arguments.blog();
        String address = arguments.address(url);
        Path blog = from.toAbsolutePath().normalize();
        Path site = to.toAbsolutePath().normalize();
        arguments.require(
                !site.startsWith(blog) && !blog.startsWith(site),
                "SITE and BLOG lie in each other; name a folder outside of " + from);
        arguments.require(
                Files.notExists(site) || Files.isDirectory(site),
                to + " is not a folder; name a new one");
        Optional<String> stranger = stranger(site);
        arguments.require(
                stranger.isEmpty(),
                to
                        + " holds "
                        + stranger.orElse("")
                        + ", which no build has made; name a new folder, or an empty one");
        List<Problem> problems = make(blog, site, address);
        problems.forEach(problem -> arguments.err().println(from + "/" + problem));
        boolean isReadable =
                problems.stream().noneMatch(one -> one.key().equals(SourceKind.HOME_KEY));
        if (isReadable && Files.notExists(site.resolve(SitePath.SITEMAP.objectKey()))) {
            arguments
                    .err()
                    .println(
                            "The site has no feeds and no sitemap, for its address is not known;"
                                    + " write 'url:"
                                    + " https://blog.example' into the front matter of index.txt,"
                                    + " or give --url");
        }
        return problems.stream().allMatch(Problem::isWarning) ? 0 : 1;
    }

    /// Makes the site beside the old one, and then puts it in its place.
    private List<Problem> make(Path blog, Path site, String address) throws IOException {
        Files.createDirectories(parent(site));
        Path made = Files.createDirectory(beside(site, ".new-" + UUID.randomUUID()));
        Path old = beside(site, ".old-" + UUID.randomUUID());
        try {
            var problems = new Problems();
            new LocalBlog(blog, new DirectoryBucket(made), arguments.clock(), address, problems)
                    .publishAll();
            Files.write(list(site), files(made));
            if (Files.exists(site)) {
                Files.move(site, old);
            }
            Files.move(made, site);
            return problems.all();
        } finally {
            delete(made);
            delete(old);
        }
    }

    private static Path parent(Path site) {
        return Objects.requireNonNull(
                site.getParent(), "the root of a file system holds other things");
    }

    private static Path beside(Path site, String suffix) {
        return parent(site).resolve("." + site.getFileName() + suffix);
    }

    /// Where it is noted what a build has made: beside the site, since nothing but the site is in
    /// it.
    private static Path list(Path site) {
        return beside(site, ".monochromatic");
    }

    /// What would be lost with the folder: a file that no build has made.
    private static Optional<String> stranger(Path site) throws IOException {
        if (!Files.exists(site)) {
            return Optional.empty();
        }
        Set<String> made =
                Files.exists(list(site)) ? Set.copyOf(Files.readAllLines(list(site))) : Set.of();
        return files(site).stream().filter(file -> !made.contains(file)).findFirst();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
