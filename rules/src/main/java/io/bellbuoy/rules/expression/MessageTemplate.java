package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.Redaction;
import io.bellbuoy.rules.expression.MessageTemplate.Part.Asked;
import io.bellbuoy.rules.expression.MessageTemplate.Part.Fixed;
import io.bellbuoy.schemas.Attributes;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The message of a rule: text with {@code {path}} placeholders. Immutable. */
public final class MessageTemplate {

  /** How long a message may become, in bytes of UTF-8; of characters it has no more than that. */
  static final int MOST = 8 * 1024;

  private final List<Part> parts;

  MessageTemplate(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** A piece of a message. */
  sealed interface Part {

    /** Text as it is. */
    record Fixed(String text) implements Part {}

    /** The values of a path or an attribute. */
    record Asked(Operand operand) implements Part {}
  }

  /** What came of reading a message. */
  public sealed interface Result {

    /** What was noticed, in the order of the text. */
    List<Diagnostic> diagnostics();

    /**
     * It compiles.
     *
     * @param diagnostics warnings only
     */
    record Parsed(MessageTemplate template, List<Diagnostic> diagnostics) implements Result {}

    /**
     * It does not.
     *
     * @param diagnostics errors only, at least one
     */
    record Refused(List<Diagnostic> diagnostics) implements Result {}
  }

  /** The message that the text is, or every reason why it is none. */
  public static Result parse(String text) {
    return new MessageTemplateParser(text).parse();
  }

  /** What stands at one path, or at one attribute, alone; or why the text is neither. */
  public static Result ofPath(String path) {
    return new MessageTemplateParser(path).path();
  }

  /**
   * The message for an event, one line. Many values are joined with commas, none is a dash; what is
   * too long is cut, with a mark.
   *
   * @param hidden whether that very value of the event, by identity, is not to be shown
   */
  public String render(JsonValue event, Attributes attributes, Predicate<JsonValue> hidden) {
    return render(event, attributes, hidden, UnaryOperator.identity());
  }

  /**
   * The same for a place where texts could be taken for more than text.
   *
   * @param escape applied to each value of the event, and not to the template's own words
   */
  public String render(
      JsonValue event,
      Attributes attributes,
      Predicate<JsonValue> hidden,
      UnaryOperator<String> escape) {
    Scope scope = Scope.of(event, attributes);
    StringBuilder message = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Fixed fixed) {
        message.append(ValueText.line(fixed.text()));
      } else if (part instanceof Asked asked) {
        message.append(escape.apply(values(asked.operand(), scope, hidden)));
      }
      if (message.length() > MOST) {
        break;
      }
    }
    return ValueText.cut(message.toString(), MOST);
  }

  private static String values(Operand operand, Scope scope, Predicate<JsonValue> hidden) {
    StringBuilder joined = new StringBuilder();
    operand.any(
        scope,
        found -> {
          JsonValue source = found.source();
          boolean hide = source != null && hidden.test(source);
          joined
              .append(joined.isEmpty() ? "" : ", ")
              .append(hide ? Redaction.MARK : ValueText.of(found.value()));
          return joined.length() > MOST;
        });
    return joined.isEmpty() ? ValueText.NONE : joined.toString();
  }
}
