package io.bellbuoy.standalone;

import io.bellbuoy.schemas.Role;
import io.bellbuoy.schemas.User;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user}: who may log in at the console. */
@Command(
    name = "user",
    description = "Lists, adds and removes users of the console; resets passwords.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class UserCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: list, add, reset, password or remove");
  }

  @Command(
      name = "list",
      description = "One line each: name, role, where it logs in.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Target target,
      @Mixin Server server,
      @Option(names = "--json", description = "One JSON line each.") boolean json) {
    for (Users.Line user : users(target, server).list()) {
      print(json ? asJson(user) : asLine(user));
    }
    return 0;
  }

  @Command(
      name = "add",
      description = "Adds a user and prints a password that serves to choose another one.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "NAME", description = "Such as alice or alice@example.com.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description = "viewer, editor, operator or admin.")
          Role role) {
    print(users(target, server).add(checked(name), role));
    return 0;
  }

  @Command(
      name = "reset",
      description = {
        "Ends a user's sessions and prints a password",
        "that serves to choose another one."
      },
      mixinStandardHelpOptions = true)
  int reset(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "NAME", description = "As list prints it.") String name) {
    String password = Users.oneTime();
    users(target, server).reset(checked(name), password);
    print(password);
    return 0;
  }

  @Command(
      name = "password",
      description = {
        "Gives a user a password of your choice, which serves to choose another one,",
        "and ends its sessions. Asks for it, or reads it as a line of standard input."
      },
      mixinStandardHelpOptions = true)
  int password(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "NAME", description = "As list prints it.") String name) {
    String password = PasswordPrompt.here().ask(checked(name));
    users(target, server).reset(name, password);
    return 0;
  }

  @Command(
      name = "remove",
      description = "Removes a user and ends its sessions.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin Target target,
      @Mixin Server server,
      @Parameters(paramLabel = "NAME", description = "As list prints it.") String name) {
    users(target, server).remove(checked(name));
    return 0;
  }

  private static Users users(Target target, Server server) {
    ConsoleClient console = server.client();
    return console == null ? new RegistryUsers(target.kafka()) : new ServerUsers(console);
  }

  private String checked(String name) {
    if (!User.isName(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + name + "' is no name: 1 to 100 of a-z, 0-9 and . _ @ + -, a letter or digit first");
    }
    return name;
  }

  private static String asLine(Users.Line user) {
    return "%-24s %-9s %s%s"
        .formatted(
            user.name(), role(user), user.from(), user.mustChangePassword() ? " (one-time)" : "");
  }

  private static String asJson(Users.Line user) {
    return JsonLine.of(
        JsonLine.members(
            "name",
            user.name(),
            "role",
            role(user),
            "from",
            user.from(),
            "mustChangePassword",
            user.mustChangePassword()));
  }

  private static String role(Users.Line user) {
    return user.role().name().toLowerCase(Locale.ROOT);
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
