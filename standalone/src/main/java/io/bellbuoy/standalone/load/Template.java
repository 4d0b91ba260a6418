package io.bellbuoy.standalone.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * An event of which the auditID and the two timestamps are to be overwritten, which leaves its
 * length as it is. Immutable.
 */
final class Template {

  static final int AUDIT_ID_LENGTH = 36;
  static final int TIME_LENGTH = 27;

  private final byte[] json;
  private final int auditId;
  private final int received;
  private final int stage;

  private Template(byte[] json, int auditId, int received, int stage) {
    this.json = json;
    this.auditId = auditId;
    this.received = received;
    this.stage = stage;
  }

  /**
   * The template of an event as an API server writes it.
   *
   * @throws IllegalArgumentException where a member is missing or has another length
   */
  static Template of(byte[] json) {
    String text = new String(json, ISO_8859_1); // a character a byte
    return new Template(
        json.clone(),
        value(text, "auditID", AUDIT_ID_LENGTH),
        value(text, "requestReceivedTimestamp", TIME_LENGTH),
        value(text, "stageTimestamp", TIME_LENGTH));
  }

  int length() {
    return json.length;
  }

  /** Writes the event with these values. */
  void write(byte[] to, int at, byte[] auditIdText, byte[] time) {
    System.arraycopy(json, 0, to, at, json.length);
    System.arraycopy(auditIdText, 0, to, at + auditId, AUDIT_ID_LENGTH);
    System.arraycopy(time, 0, to, at + received, TIME_LENGTH);
    System.arraycopy(time, 0, to, at + stage, TIME_LENGTH);
  }

  /** The last one: bodies before it may hold members of that name, top-level ones come once. */
  private static int value(String text, String member, int length) {
    String start = '"' + member + "\":\"";
    int at = text.lastIndexOf(start);
    int from = at + start.length();
    if (at < 0 || text.indexOf('"', from) != from + length) {
      throw new IllegalArgumentException(
          "an event of the load's sample has no %s of %d characters".formatted(member, length));
    }
    return from;
  }
}
