package io.bellbuoy.standalone.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final String EVENT =
      "{\"auditID\":\"59a7f9f8-1e52-470b-8476-0f0ee67ba15b\",\"user\":{\"username\":\"Jürgen\"},"
          + "\"requestReceivedTimestamp\":\"2026-01-02T03:04:05.678901Z\","
          + "\"stageTimestamp\":\"2026-01-02T03:04:05.678902Z\",\"x\":1}";
  private static final String ID = "00000000-1111-2222-3333-444444444444";
  private static final String TIME = "2030-12-31T23:59:59.000001Z";

  @Test
  void onlyTheIdAndTheTimesAreOverwritten() {
    assertThat(written(Template.of(EVENT.getBytes(UTF_8)), 0))
        .isEqualTo(
            EVENT
                .replace("59a7f9f8-1e52-470b-8476-0f0ee67ba15b", ID)
                .replace("2026-01-02T03:04:05.678901Z", TIME)
                .replace("2026-01-02T03:04:05.678902Z", TIME));
  }

  @Test
  void itCanBeWrittenAnywhereAndAgain() {
    Template template = Template.of(EVENT.getBytes(UTF_8));
    String first = written(template, 0);
    assertThat(written(template, 7)).endsWith(first).hasSize(first.length() + 7);
  }

  @Test
  void theTimesOfTheEventItselfAreMeantAndNotThoseInItsBodies() {
    String twice =
        EVENT
            .replace("\"x\":1", "")
            .replace(",}", "}")
            .replace("\"user\":{", "\"user\":{\"auditIDs\":1,");
    assertThat(written(Template.of(twice.getBytes(UTF_8)), 0)).contains(ID).contains(TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditID", "requestReceivedTimestamp", "stageTimestamp"})
  void anEventWithoutOneOfThemIsRefused(String member) {
    byte[] without = EVENT.replace('"' + member + '"', "\"other\"").getBytes(UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.of(without))
        .withMessageContaining(member);
  }

  @Test
  void aTimeOfAnotherLengthIsRefused() {
    byte[] shorter = EVENT.replace("05.678902Z", "05Z").getBytes(UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.of(shorter))
        .withMessageContaining("stageTimestamp of 27 characters");
  }

  private static String written(Template template, int at) {
    byte[] to = new byte[at + template.length()];
    java.util.Arrays.fill(to, (byte) '.');
    template.write(to, at, ID.getBytes(UTF_8), TIME.getBytes(UTF_8));
    return new String(to, UTF_8);
  }
}
