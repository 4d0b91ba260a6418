package io.bellbuoy.standalone.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;

/**
 * auditIDs that say of which run an event is, when it was due and the how many-th it is: so they
 * are all different, the same for each send, and whoever sees one later knows how old it is.
 * Immutable.
 */
public final class AuditIds {

  /** Hexadecimal digits of each part, the hyphens not counted. */
  private static final int RUN = 8;

  private static final int DUE = 13;
  private static final int NUMBER = 11;

  private final String run;

  /**
   * The ids of a run.
   *
   * @param run any number; two runs should differ in it
   */
  AuditIds(int run) {
    this.run = HexFormat.of().toHexDigits(run);
  }

  /** The id of the event of that number, from 0, that is due at that time. */
  byte[] of(long dueMicros, long number) {
    HexFormat hex = HexFormat.of();
    String digits = run + hex.toHexDigits(dueMicros, DUE) + hex.toHexDigits(number, NUMBER);
    byte[] id = new byte[Template.AUDIT_ID_LENGTH];
    byte[] plain = digits.getBytes(US_ASCII);
    int from = 0;
    for (int i = 0; i < id.length; i++) {
      id[i] = i == 8 || i == 13 || i == 18 || i == 23 ? (byte) '-' : plain[from++];
    }
    return id;
  }

  /** Whether the id is of this run. */
  public boolean owns(String auditId) {
    return auditId.startsWith(run);
  }

  /** When the event of an id was due, in microseconds since 1970. */
  public static long dueMicros(String auditId) {
    String digits = auditId.replace("-", "");
    return HexFormat.fromHexDigitsToLong(digits, RUN, RUN + DUE);
  }
}
