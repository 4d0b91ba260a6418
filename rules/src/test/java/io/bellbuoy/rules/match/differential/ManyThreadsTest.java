package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PolicyCompilation.Compiled;
import io.bellbuoy.schemas.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One policy, many threads: each of their events is judged as if it were alone. */
final class ManyThreadsTest {

  private static final int THREADS = 100;

  @Test
  void eventsOfManyThreadsAreNotMixedUp() throws Exception {
    Chance chance = new Chance(6);
    Events source = new Events(chance);
    List<JsonObject> documents = chance.times(20, source::event);
    CompiledPolicy policy = policy(chance, documents);
    List<byte[]> events = documents.stream().map(source::bytes).toList();

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        List<byte[]> order = chance.shuffled(events);
        work.add(() -> differences(policy, order));
      }
      for (Future<List<String>> found : threads.invokeAll(work)) {
        assertThat(found.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> differences(CompiledPolicy policy, List<byte[]> events) {
    Differ differ = Differ.of(policy);
    return events.stream()
        .map(event -> differ.difference(event, Attributes.ofCluster("c")))
        .filter(Objects::nonNull)
        .toList();
  }

  private static CompiledPolicy policy(Chance chance, List<JsonObject> documents) {
    TriedPolicies writer = new TriedPolicies(chance);
    while (true) {
      TriedPolicy policy = writer.policy(documents, Attributes.NONE);
      if (policy.rules().size() > 5 && policy.compile() instanceof Compiled compiled) {
        return compiled.policy();
      }
    }
  }
}
