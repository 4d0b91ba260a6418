package io.bellbuoy.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTrimmerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        """
        {"a":1,"body":{"b":2}} | {"a":1,"annotations":\
        {"audit.k8s.io/truncated":"true","bellbuoy.io/removed":"body"}}""",
        """
        {"body":1,"annotations":{"x":"y"},"body":2} | {"annotations":\
        {"x":"y","audit.k8s.io/truncated":"true","bellbuoy.io/removed":"body"}}""",
        """
        {"body":1,"annotations":{"bellbuoy.io/removed":"other","audit.k8s.io/truncated":"true"}} | \
        {"annotations":{"audit.k8s.io/truncated":"true","bellbuoy.io/removed":"other,body"}}""",
        """
        {"body":1,"annotations":"odd"} | {"annotations":"odd","annotations":\
        {"audit.k8s.io/truncated":"true","bellbuoy.io/removed":"body"}}""",
      })
  void aRemovedBodyIsNamedAmongTheAnnotations(String event, String trimmed) {
    assertThat(EventTrimmer.without(read(event), "body")).isEqualTo(read(trimmed));
  }

  @Test
  void anEventWithoutThatBodyStaysTheSame() {
    JsonValue event = read("{\"a\":{\"body\":1}}");

    assertThat(EventTrimmer.without(event, "body")).isSameAs(event);
  }

  @Test
  void whatIsNoObjectStaysTheSame() {
    JsonValue event = read("[1]");

    assertThat(EventTrimmer.without(event, "body")).isSameAs(event);
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.strip().getBytes(UTF_8));
  }
}
