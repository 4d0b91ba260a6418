package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.MessageTemplate.Part;
import io.bellbuoy.rules.expression.MessageTemplate.Result;
import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Reading.Read;
import io.bellbuoy.rules.expression.Reading.Unreadable;
import io.bellbuoy.schemas.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of one message. For one thread, once. */
final class MessageTemplateParser {

  private final String text;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Warnings warnings =
      new Warnings(ExpressionParser.Purpose.DETECT, new Surroundings(), diagnostics);
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder fixed = new StringBuilder();

  MessageTemplateParser(String text) {
    this.text = text;
  }

  Result parse() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
        fixed.append(c);
        at += 2;
      } else if (c == '{') {
        at = placeholder(at);
      } else {
        if (c == '}') {
          diagnostics.error(place(at, at + 1), "this brace closes nothing", "}} prints a brace");
        }
        fixed.append(c);
        at++;
      }
    }
    endFixed();
    return result();
  }

  /** Reads the whole text as what would stand between the braces of a placeholder. */
  Result path() {
    asked(text, place(0, text.length()));
    return result();
  }

  private Result result() {
    List<Diagnostic> noticed = diagnostics.list();
    return diagnostics.hasErrors()
        ? new Result.Refused(noticed)
        : new Result.Parsed(new MessageTemplate(parts), noticed);
  }

  /** Reads from an opening brace to behind its closing one. */
  private int placeholder(int open) {
    int close = close(open + 1);
    if (close < 0) {
      diagnostics.error(place(open, open + 1), "this brace is not closed", "{{ prints a brace");
      return text.length();
    }
    endFixed();
    asked(text.substring(open + 1, close), place(open, close + 1));
    return close + 1;
  }

  private void asked(String inside, Place place) {
    Attribute attribute = Attribute.of(inside);
    if (attribute != null) {
      parts.add(new Part.Asked(new AttributeOperand(attribute)));
      return;
    }
    Reading<FieldPath> reading = FieldPathParser.parse(inside, false);
    if (reading instanceof Read<FieldPath> read) {
      warnings.path(read.value(), place);
      parts.add(new Part.Asked(new PathOperand(inside, read.value())));
    } else if (reading instanceof Unreadable<FieldPath> unreadable) {
      diagnostics.error(
          place,
          inside.isEmpty() ? "the braces are empty" : unreadable.message(),
          inside.isEmpty() ? "{user.username}, or {{}} to print braces" : unreadable.hint());
    }
  }

  /** The brace that closes a placeholder: names in quotes may hold braces. -1 where none does. */
  private int close(int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '\'' || c == '"') && text.charAt(i - 1) == '[') {
        quote = c;
      } else if (c == '}') {
        return i;
      }
    }
    return -1;
  }

  private void endFixed() {
    if (fixed.length() > 0) {
      parts.add(new Part.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }

  private Place place(int from, int to) {
    int lineStart = text.lastIndexOf('\n', from - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int column = text.codePointCount(lineStart, from) + 1;
    return new Place(line, column, text.codePointCount(from, to));
  }
}
