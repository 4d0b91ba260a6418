package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> KEYS =
      List.of("id", "port", "host", "bootstrapServers", "topicPrefix");

  @ParameterizedTest
  @CsvSource({
    "prot, port",
    "PORT, port",
    "ports, port",
    "pot, port",
    "bootstrap_servers, bootstrapServers",
    "bootstrapServer, bootstrapServers",
    "topicprefix, topicPrefix",
    "ids, id"
  })
  void aNearWordIsOffered(String word, String meant) {
    assertThat(Spelling.hint(word, KEYS)).isEqualTo("; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"zebra", "xy", "''", "bootstrap", "x"})
  void aFarWordIsNot(String word) {
    assertThat(Spelling.hint(word, KEYS)).isEmpty();
  }
}
