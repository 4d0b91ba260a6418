package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.event.JsonReader;
import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.rules.event.JsonValue.Member;
import io.bellbuoy.rules.event.UnreadableEventException;
import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.expression.MessageTemplate;
import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.sink.channel.wear.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a channel tells people of an alert: the alert's message, or its own template with the {@code
 * {path}} placeholders of rule messages; of a digest's summary always the message. This class is
 * thread-safe.
 *
 * <p>Paths ask the alert's event; {@code alert} is the alert itself, as in {@code {alert.message}}
 * or {@code {alert.rule.severity}}. Everything that comes from an alert passes the channel's own
 * escape, for it may be an attacker's; the template's own words do not, they are the operator's.
 */
public final class AlertText {

  /** The alert's message. */
  public static final AlertText MESSAGE = new AlertText(List.of());

  private static final String ALERT = "alert";
  private static final JsonSerde<Alert> SERDE = new JsonSerde<>(Alert.class);

  /** One a line; none: the message. */
  private final List<MessageTemplate> lines;

  private AlertText(List<MessageTemplate> lines) {
    this.lines = List.copyOf(lines);
  }

  /** That of the option {@code template}; the message where it is not given. */
  public static AlertText read(ChannelOptions options) {
    String template = options.text("template");
    if (template == null) {
      return MESSAGE;
    }
    List<MessageTemplate> lines = new ArrayList<>();
    for (String line : template.split("\r?\n", -1)) {
      MessageTemplate.Result result = MessageTemplate.parse(line);
      if (result instanceof MessageTemplate.Result.Parsed parsed) {
        lines.add(parsed.template());
      } else {
        options.problem("template", "line " + (lines.size() + 1) + ": " + why(result));
        return MESSAGE;
      }
    }
    return new AlertText(lines);
  }

  private static String why(MessageTemplate.Result result) {
    return result.diagnostics().stream().map(Diagnostic::message).collect(Collectors.joining(", "));
  }

  /**
   * The text for an alert; as many lines as the template has, each cut with a mark where it is over
   * 8 KiB.
   *
   * @param escape what makes a text harmless where it is shown
   */
  public String of(Alert alert, UnaryOperator<String> escape) {
    if (lines.isEmpty() || Summary.is(alert)) {
      return escape.apply(alert.message());
    }
    JsonValue event = tree(alert);
    return lines.stream()
        .map(line -> line.render(event, AlertAttributes.of(alert), hidden -> false, escape))
        .collect(Collectors.joining("\n"));
  }

  /** The event, which is redacted already, with the alert in it as one more member. */
  private static JsonValue tree(Alert alert) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(ALERT, JsonReader.read(SERDE.write(alert.withoutEvent()))));
    if (alert.event() != null) {
      JsonValue event = event(alert.event().text());
      if (event instanceof JsonObject object) {
        object.members().stream().filter(m -> !m.name().equals(ALERT)).forEach(members::add);
      }
    }
    return new JsonObject(members);
  }

  private static JsonValue event(String text) {
    try {
      return JsonReader.read(text.getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      return new JsonObject(List.of());
    }
  }
}
