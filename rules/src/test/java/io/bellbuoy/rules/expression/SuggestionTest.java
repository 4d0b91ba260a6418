package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {

  @ParameterizedTest
  @CsvSource({
    "verb, verb",
    "vreb, verb",
    "VERB, verb",
    "ver, verb",
    "verbs, verb",
    "usr, user",
    "users, user",
    "userAgnet, userAgent",
    "request, requestURI",
    "reqestObject, requestObject",
    "sourceIP, sourceIPs",
    "objectref, objectRef",
    "anotations, annotations"
  })
  void theNearestKnownWordIsMeant(String written, String meant) {
    assertThat(Suggestion.nearest(written, Vocabulary.EVENT_MEMBERS)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "zebra", "path", "a", "xx", "spec"})
  void whatIsFarFromEveryWordIsNotGuessed(String written) {
    assertThat(Suggestion.nearest(written, Vocabulary.EVENT_MEMBERS)).isNull();
  }

  @Test
  void longWordsAreNotMeasured() {
    assertThat(Suggestion.nearest("x".repeat(60_000), List.of("x"))).isNull();
    assertThat(Suggestion.nearest("", List.of("x"))).isEqualTo("x");
    assertThat(Suggestion.nearest("x", List.of())).isNull();
  }
}
