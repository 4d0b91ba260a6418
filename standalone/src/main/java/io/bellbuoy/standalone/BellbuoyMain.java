package io.bellbuoy.standalone;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code bellbuoy} command. */
@Command(
    name = "bellbuoy",
    description = "Kubernetes audit detection as a stream.",
    mixinStandardHelpOptions = true,
    versionProvider = BellbuoyMain.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      ServiceCommands.Ingest.class,
      ServiceCommands.Engine.class,
      ServiceCommands.Sink.class,
      ServiceCommands.Console.class,
      InitCommand.class,
      CheckCommand.class,
      TestCommand.class,
      EvalCommand.class,
      ImportCommand.class,
      PolicyCommand.class,
      SetupCommand.class,
      UserCommand.class,
      ChannelCommand.class,
      DeadLettersCommand.class,
      LoadCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 what was asked about is not so; 2 wrong usage or environment."
    })
public final class BellbuoyMain {

  /** The thing asked about is not so: a rule does not compile, a test fails. */
  static final int NOT_SO = 1;

  /** Wrong usage or a broken environment. */
  static final int BROKEN = 2;

  private BellbuoyMain() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    chooseLogging(args);
    System.exit(run(args));
  }

  /** Runs the command and returns its exit code; what {@link #main} does but for the exit. */
  static int run(String... args) {
    CommandLine line = commandLine();
    int code = line.execute(args);
    if (line.getOut().checkError() || System.out.checkError()) {
      line.getErr()
          .println("bellbuoy: cannot write to standard output; what was printed is cut off");
      return BROKEN;
    }
    return code;
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BellbuoyMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(BellbuoyMain::execute);
    line.setParameterExceptionHandler(BellbuoyMain::wrongUsage);
    line.setExecutionExceptionHandler(BellbuoyMain::failed);
    return line;
  }

  /** Services log to standard error, {@code up} to a file of its folder, tools only warnings. */
  private static void chooseLogging(String[] args) {
    String command = Arrays.stream(args).filter(a -> !a.startsWith("-")).findFirst().orElse("");
    String file =
        switch (command) {
          case "ingest", "engine", "sink", "console" -> "logback-service.xml";
          case "up" -> "logback-up.xml";
          default -> "logback-tool.xml";
        };
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", file);
    }
    if (command.equals("up")) {
      System.setProperty("bellbuoy.log", UpCommand.logFile(args).toString());
    }
  }

  /** Help is ours and may be coloured; whatever else is printed may hold what strangers wrote. */
  private static int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine line = parsed.commandSpec().commandLine();
    line.setOut(VisibleWriter.over(line.getOut()));
    line.setErr(VisibleWriter.over(line.getErr()));
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wrongUsage(ParameterException problem, String[] args) {
    PrintWriter err = VisibleWriter.over(problem.getCommandLine().getErr());
    String name = problem.getCommandLine().getCommandSpec().qualifiedName();
    err.println("bellbuoy: " + problem.getMessage() + " (see " + name + " --help)");
    return BROKEN;
  }

  private static int failed(Exception problem, CommandLine line, ParseResult parsed) {
    String message = message(problem);
    message.lines().forEach(text -> line.getErr().println("bellbuoy: " + text));
    LoggerFactory.getLogger(BellbuoyMain.class).debug("the command failed", problem);
    return BROKEN;
  }

  /** Of many a failure the JDK says no more than the name of the file. */
  private static String message(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      return "there is no file or folder " + missing.getFile();
    }
    if (problem instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile();
    }
    if (problem instanceof FileAlreadyExistsException other) {
      return other.getFile() + " is in the way; remove it or name another";
    }
    String message = problem.getMessage();
    return message == null
        ? "failed unexpectedly with " + problem.getClass().getSimpleName()
        : message;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = BellbuoyMain.class.getPackage().getImplementationVersion();
      return new String[] {
        "bellbuoy " + (version == null ? "(unpackaged)" : version),
        "java " + System.getProperty("java.version")
      };
    }
  }
}
