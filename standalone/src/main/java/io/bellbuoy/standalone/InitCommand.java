package io.bellbuoy.standalone;

import io.bellbuoy.registry.PeopleImage;
import io.bellbuoy.registry.RegistryLoader;
import io.bellbuoy.rules.file.RuleFileReader;
import io.bellbuoy.schemas.PolicySnapshot;
import io.bellbuoy.schemas.Role;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code init}: makes an installation on a Kafka. */
@Command(
    name = "init",
    description = {
      "Makes an installation on a Kafka: topics, shipped library, starter policy, first admin.",
      "Doing it again is safe; after an upgrade it brings the new shipped rules."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private static final String FIRST_TOKEN = "first-admin";

  @Spec private CommandSpec spec;

  @Mixin private Target target;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Installation installation = Installation.on(target.kafka())) {
      PolicySnapshot published = installation.installLibrary(RuleFileReader.shipped());
      out.println(
          published == null
              ? "The shipped library is up to date; the policy in force stays."
              : "Published the starter policy as version " + published.version() + ".");
      PeopleImage people = installation.load(RegistryLoader::people);
      if (people.tokens().isEmpty()) {
        out.println("First API token (admin, shown this once):");
        out.println(installation.issueToken(FIRST_TOKEN, Role.ADMIN));
      }
      String password = installation.firstAdmin();
      if (password != null) {
        out.println("First user of the console: admin, with the one-time password " + password);
      }
    }
    out.flush();
    return 0;
  }
}
