package io.bellbuoy.rules.match.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.schemas.Attributes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What once went wrong, or easily could. */
final class DifferencesTest {

  static List<Differences.Known> known() {
    return Differences.known();
  }

  @ParameterizedTest
  @MethodSource("known")
  void bothReadingsAnswerTheSame(Differences.Known known) {
    Differ differ = Differ.of(Differences.policy(known.yaml()));

    assertThat(differ.difference(known.event(), known.attributes())).isNull();
    assertThat(differ.unreadable()).isZero();
  }

  @Test
  void aCaseReadsBackAsItIsWritten() throws IOException {
    Chance chance = new Chance(4);
    Events events = new Events(chance);
    JsonObject event = events.event();
    TriedPolicies writer = new TriedPolicies(chance);
    Attributes attributes = writer.attributes(List.of(event));
    TriedPolicy policy = writer.policy(List.of(event), attributes);
    TriedCase tried = new TriedCase(policy, attributes, events.bytes(event));

    Differences.Known read = Differences.known(new ObjectMapper().readTree(tried.line("so")));

    assertThat(read.why()).isEqualTo("so");
    assertThat(read.yaml()).isEqualTo(policy.yaml());
    assertThat(read.attributes()).isEqualTo(attributes);
    assertThat(read.event()).isEqualTo(tried.event());
  }

  @Test
  void bytesThatAreNoTextReadBackToo() throws IOException {
    byte[] bytes = {'{', (byte) 0xff, 0, (byte) 0xc3, '}'};
    TriedPolicy empty =
        new TriedPolicy(io.bellbuoy.schemas.Policy.Match.FIRST, List.of(), List.of());
    String line = new TriedCase(empty, Attributes.NONE, bytes).line("");

    assertThat(Differences.known(new ObjectMapper().readTree(line)).event()).isEqualTo(bytes);
  }
}
