package io.bellbuoy.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.schemas.JsonSerde;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldDiagnosticTest {

  @Test
  void placesAreCountedAsABrowserCounts() {
    String text = "first\n\"\ud83d\udd14\ud83d\udd14\" = \ud83d\udd14x";
    Diagnostic diagnostic =
        new Diagnostic(Diagnostic.Kind.ERROR, 2, 8, 2, "no such thing", "a hint");

    FieldDiagnostic found = FieldDiagnostic.of("expression", text, diagnostic);

    assertThat(found.line()).isEqualTo(2);
    assertThat(found.column()).isEqualTo(10);
    assertThat(found.length()).isEqualTo(3);
    assertThat(found.severity()).isEqualTo("error");
    assertThat(found.hint()).isEqualTo("a hint");
  }

  @Test
  void aPlaceBehindTheEndIsTheEnd() {
    Diagnostic behind = new Diagnostic(Diagnostic.Kind.WARNING, 1, 9, 4, "more", null);
    Diagnostic below = new Diagnostic(Diagnostic.Kind.ERROR, 7, 3, 1, "more", null);

    assertThat(FieldDiagnostic.of("message", "abc", behind).column()).isEqualTo(4);
    assertThat(FieldDiagnostic.of("message", "abc", behind).isError()).isFalse();
    assertThat(FieldDiagnostic.of("message", "abc", below).column()).isEqualTo(1);
  }

  @Test
  void nothingButItsMembersIsSent() throws Exception {
    FieldDiagnostic found = FieldDiagnostic.error("id", "no such thing", null);

    JsonNode sent = JsonSerde.mapper().valueToTree(found);

    assertThat(sent.properties().stream().map(Map.Entry::getKey))
        .containsExactly("field", "severity", "line", "column", "length", "message", "hint");
  }
}
