package io.bellbuoy.sink.channel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.TestReceiver;
import io.bellbuoy.sink.channel.http.HttpKindContract;
import io.bellbuoy.sink.channel.http.SampleAlert;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every system that people are called by must be told. */
abstract class IncidentContract extends HttpKindContract {

  static final List<String> HOSTILE = SampleAlert.HOSTILE;
  static final String CONSOLE = "https://bellbuoy.example";

  /** Fails where a request breaks what the vendor documents, its limits above all. */
  abstract void check(TestReceiver.Call call);

  @Test
  void anAlertIsToldAsTheVendorDocumentsIt() throws IOException {
    assertThat(send(SampleAlert.plain(), "console", CONSOLE)).isEqualTo(new SendResult.Sent());

    TestReceiver.Call call = told().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.headers()).containsEntry("Content-Type", "application/json");
    assertThat(call.body()).isEqualTo(documented(kind() + ".json"));
    check(call);
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void whatAnAttackerWritesStaysInItsText(String hostile) {
    assertThat(send(SampleAlert.saying(hostile))).isEqualTo(new SendResult.Sent());

    check(told().get(0));
    for (String text : texts(json(told().get(0).body()))) {
      assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\\n]]").doesNotContain("\u202e");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "漢", "\ud83d\udedf", "\"", "\u0000"})
  void aHundredKilobytesAreCutSoThatOneSeesIt(String character) {
    String name = character.repeat(100_000 / character.length());

    assertThat(send(SampleAlert.saying(name), "console", CONSOLE)).isEqualTo(new SendResult.Sent());

    check(told().get(0));
    assertThat(texts(json(told().get(0).body())))
        .anyMatch(text -> text.matches("(?s).*… \\d{1,3}(,\\d{3})* more characters.*"));
  }

  static String text(TestReceiver.Call call, String pointer) {
    JsonNode at = json(call.body()).at(pointer);
    return at.isTextual() ? at.textValue() : at.toString();
  }
}
