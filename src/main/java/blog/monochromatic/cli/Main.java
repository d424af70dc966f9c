package blog.monochromatic.cli;

import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.store.NoDeploymentException;
import blog.monochromatic.store.StoreException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// The command line: `java -jar monochromatic.jar COMMAND`.
@Command(
        name = "monochromatic",
        description = "Publishes a folder of text files as a blog.",
        subcommands = {
            New.class,
            Preview.class,
            Check.class,
            Build.class,
            Push.class,
            Status.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main {
    static final int WRONG_CALL = 2;
    static final int FAILURE = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Instant.class, Main::instant)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is no instant; write it as 2026-11-24T12:00:00Z");
        }
    }

    private static int explain(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr()
                .println("'" + command.getCommandSpec().qualifiedName() + " --help' says more");
        return WRONG_CALL;
    }

    /// What the file system or AWS refuses is said in a line; anything else is our own bug.
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        if (failure instanceof IOException
                || failure instanceof StoreException
                || failure instanceof NoDeploymentException) {
            command.getErr().println(failure.getMessage());
        } else if (failure instanceof CatalogFormat.NewerException) {
            command.getErr()
                    .println(
                            "The deployed version is newer than this jar; build the jar from it: "
                                    + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return FAILURE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"monochromatic " + (version == null ? "(not packaged)" : version)};
        }
    }
}
