package dev.parley.conformance;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line of the kit: a command each. Exit codes: 0 success, 1 failure, 2 partial, 3 kit broken. */
@CommandLine.Command(
        name = "conform",
        description = "Checks any Responses server or client against the contract.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            DiffCommand.class,
            HtmlCommand.class,
            CheckCommand.class,
            RecordCommand.class,
            MockCommand.class,
            ProxyCommand.class
        })
public final class Main {
    /** Also for arguments that can't be used and a target that can't be reached: nothing was said about the server. */
    static final int KIT_BROKEN = 3;

    private Main() {}

    /** What {@code --version} says. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"parley-conformance " + Release.version()};
        }
    }

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), args));
    }

    static int run(PrintWriter out, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setExecutionExceptionHandler((problem, command, result) -> {
            command.getErr().println("conform: " + problem.getMessage());
            return KIT_BROKEN;
        });
        if (args.length == 0) {
            line.usage(line.getErr());
            return KIT_BROKEN;
        }
        return line.execute(args);
    }
}
