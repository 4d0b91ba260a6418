package io.bellbuoy.sink.channel;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.RawJson;
import io.bellbuoy.schemas.Severity;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertTextTest {

  private static final Alert ALERT =
      alert("prod", 1, Severity.HIGH, "a message")
          .withEvent(
              new RawJson(
                  "{\"verb\":\"create\",\"alert\":\"forged\",\"user\":{\"username\":\"@everyone\"}}"));

  private static Vertx vertx;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @Test
  void withoutATemplateItIsTheMessageEscaped() {
    assertThat(AlertText.MESSAGE.of(ALERT, AlertTextTest::marked)).isEqualTo("<a message>");
  }

  @ParameterizedTest
  @CsvSource({
    "{verb} by {user.username}, <create> by <@everyone>",
    "*{alert.rule.severity}* {alert.message}, *<high>* <a message>",
    "{cluster} {nothing}, <prod> <->",
    "{{}}, {}"
  })
  void valuesAreEscapedAndTheTemplateIsNot(String template, String text) {
    assertThat(read(template).of(ALERT, AlertTextTest::marked)).isEqualTo(text);
  }

  @Test
  void eachLineOfTheTemplateIsALineOfTheText() {
    assertThat(read("*{cluster}*\r\n\nby {user.username}").of(ALERT, AlertTextTest::marked))
        .isEqualTo("*<prod>*\n\nby <@everyone>");
  }

  @Test
  void anAlertWithoutItsEventHasAText() {
    assertThat(read("{alert.message} {verb}").of(ALERT.withoutEvent(), AlertTextTest::marked))
        .isEqualTo("<a message> <->");
    assertThat(
            read("{alert.message}").of(ALERT.withEvent(new RawJson("[]")), AlertTextTest::marked))
        .isEqualTo("<a message>");
  }

  @Test
  void aTemplateThatCannotBeUsedSaysWhere() {
    assertThatThrownBy(() -> read("fine\n{user.username"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("template: line 2: this brace is not closed");
  }

  private static AlertText read(String template) {
    ChannelOptions options =
        new ChannelOptions(
            new ChannelConfig("chat", "slack", true, Severity.LOW, Map.of("template", template)),
            new ChannelEnvironment(vertx, System.out, null, true));
    AlertText text = AlertText.read(options);
    options.done();
    return text;
  }

  private static String marked(String text) {
    return "<" + text + ">";
  }
}
