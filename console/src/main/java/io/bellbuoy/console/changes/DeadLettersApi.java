package io.bellbuoy.console.changes;

import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.Role;
import java.util.List;

/** What could not be used, and why; without its bytes, which may hold secrets. Thread-safe. */
public final class DeadLettersApi implements Api {

  private final KafkaConfig kafka;

  public DeadLettersApi(KafkaConfig kafka) {
    this.kafka = kafka;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/api/v1/dead-letters",
            Role.OPERATOR,
            "What could not be used and why, newest first",
            this::list));
  }

  private Answer list(Request request) {
    try (DeadLetterReader reader = new DeadLetterReader(kafka)) {
      DeadLetterReader.Part part = reader.newest(request.cursor(), request.limit());
      String next = part.rest() == null ? null : request.next(part.rest());
      return Answer.json(new Page<>(part.letters(), next));
    }
  }
}
