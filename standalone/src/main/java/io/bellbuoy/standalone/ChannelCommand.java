package io.bellbuoy.standalone;

import io.bellbuoy.registry.secret.ChannelSecrets;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code channel}: where alerts are told. */
@Command(
    name = "channel",
    description = "Lists, adds, tests and removes channels, through which alerts are told.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ChannelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: list, add, test or remove");
  }

  @Command(
      name = "list",
      description = "One line each: id, kind, severity, options without secrets, state.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Target target,
      @Mixin Server server,
      @Option(names = "--json", description = "One JSON line each.") boolean json) {
    for (ChannelBook.Line channel : book(target, server, null).list()) {
      print(json ? asJson(channel) : asLine(channel));
    }
    return 0;
  }

  @Command(
      name = "add",
      description = {
        "Adds a channel. A value from a file on this machine is written NAME=@PATH, so that",
        "no secret stands in the history of the shell; file:PATH is one of the sink's files."
      },
      mixinStandardHelpOptions = true)
  int add(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "ID", description = "1 to 63 of a-z, 0-9 and -.") String id,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              required = true,
              description = "Such as webhook or file.")
          String kind,
      @Option(
              names = "--severity",
              paramLabel = "SEVERITY",
              defaultValue = "low",
              description = "The lowest that it is told of: low, medium, high or critical.")
          Severity severity,
      @Option(
              names = "--key",
              paramLabel = "FILE",
              description = "With --kafka: the console's key file, which seals secrets.")
          @Nullable Path key,
      @Option(
              names = {"-o", "--option"},
              paramLabel = "NAME=VALUE",
              description = "One option of its kind; may be repeated.")
          @Nullable Map<String, String> options) {
    if (!id.matches("[a-z0-9-]{1,63}")) {
      throw new ParameterException(
          spec.commandLine(), "'" + id + "' is no id: 1 to 63 of a-z, 0-9 and -");
    }
    Map<String, String> given = new TreeMap<>(options == null ? Map.of() : options);
    given.replaceAll((name, value) -> OptionValue.of(name, value));
    book(target, server, key).add(new ChannelConfig(id, kind, true, severity, given));
    return 0;
  }

  @Command(
      name = "test",
      description = {
        "Sends one alert that says it is a test, at once, and prints what the other side said.",
        "Exit code 1 where it did not take it."
      },
      mixinStandardHelpOptions = true)
  int test(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "ID", description = "As list prints it.") String id) {
    ChannelBook.Tested tested = book(target, server, null).test(id);
    boolean sent = tested.result().equals("sent");
    print(sent ? "sent" : tested.result() + ": " + tested.answer());
    return sent ? 0 : BellbuoyMain.NOT_SO;
  }

  @Command(
      name = "remove",
      description = "Removes a channel; what it has not taken yet is not sent.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "ID", description = "As list prints it.") String id) {
    book(target, server, null).remove(id);
    return 0;
  }

  /** Of a running {@code up} its console is asked: it has the key, and knows the sink. */
  private static ChannelBook book(Target target, Server server, @Nullable Path key) {
    ConsoleClient console = server.client();
    if (console == null) {
      Endpoints endpoints = target.endpoints();
      if (endpoints == null) {
        return new RegistryChannels(
            target.kafka(),
            key == null ? ChannelSecrets.withoutKey() : ChannelSecrets.withKeyOf(key));
      }
      console = new ConsoleClient(endpoints.console(), endpoints.token(), null);
    }
    return new ServerChannels(console);
  }

  private static String asLine(ChannelBook.Line channel) {
    StringBuilder options = new StringBuilder();
    channel
        .options()
        .forEach((name, value) -> options.append(' ').append(name).append('=').append(value));
    return VisibleWriter.line(
        "%-20s %-14s %-9s %s%s%s"
            .formatted(
                channel.id(),
                channel.kind(),
                channel.minSeverity().text(),
                channel.enabled() ? "on" : "off",
                channel.status() == null ? "" : " (" + channel.status() + ")",
                options));
  }

  private static String asJson(ChannelBook.Line channel) {
    return JsonLine.of(
        JsonLine.members(
            "id",
            channel.id(),
            "kind",
            channel.kind(),
            "enabled",
            channel.enabled(),
            "minSeverity",
            channel.minSeverity().text(),
            "options",
            channel.options(),
            "status",
            channel.status()));
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
