package blog.monochromatic.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `java -jar monochromatic.jar COMMAND`.
@Command(
        name = "monochromatic",
        description = "Publishes a folder of text files as a blog.",
        subcommands = {Build.class, Preview.class},
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"monochromatic " + (version == null ? "(not packaged)" : version)};
        }
    }
}
