package io.bellbuoy.ingest;

/** What stands around the deflate streams of a gzip stream, byte by byte. Not thread-safe. */
final class GzipFrame {

  private enum Place {
    FIXED,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CRC,
    DEFLATE,
    TRAILER
  }

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;
  private static final int[] MAGIC = {0x1F, 0x8B, 8};

  private Place place = Place.FIXED;
  private int seen;
  private int flags;
  private int extra;
  private long trailer;
  private boolean member;

  /** The next bytes are those of a deflate stream. */
  boolean inDeflate() {
    return place == Place.DEFLATE;
  }

  /** A stream may end here. */
  boolean betweenMembers() {
    return member && place == Place.FIXED && seen == 0;
  }

  /** The deflate stream has ended. */
  void endDeflate() {
    enter(Place.TRAILER);
  }

  /** The checksum of the member that has ended. */
  long crc() {
    return trailer & 0xFFFF_FFFFL;
  }

  /** The length of the member that has ended, modulo 2³². */
  int length() {
    return (int) (trailer >>> 32);
  }

  /** Takes a byte outside of the deflate streams; true: it ends a member. */
  boolean accept(byte b) {
    int value = b & 0xFF;
    seen++;
    switch (place) {
      case FIXED -> fixed(value);
      case EXTRA_LENGTH -> {
        extra |= value << (8 * (seen - 1));
        if (seen == 2) {
          enter(extra == 0 ? after(EXTRA) : Place.EXTRA);
        }
      }
      case EXTRA -> leaveIf(seen == extra, EXTRA);
      case NAME -> leaveIf(value == 0, NAME);
      case COMMENT -> leaveIf(value == 0, COMMENT);
      case HEADER_CRC -> {
        if (seen == 2) {
          enter(Place.DEFLATE);
        }
      }
      case TRAILER -> {
        trailer |= (long) value << (8 * (seen - 1));
        if (seen == 8) {
          member = true;
          enter(Place.FIXED);
          return true;
        }
      }
      case DEFLATE -> throw new IllegalStateException("not outside of a deflate stream");
    }
    return false;
  }

  private void fixed(int value) {
    if (seen <= MAGIC.length && value != MAGIC[seen - 1]) {
      throw new RefusedException(400, "Content-Encoding says gzip, but the body is not gzip");
    }
    if (seen == 4) {
      flags = value;
      if ((flags & RESERVED) != 0) {
        throw new RefusedException(400, "the gzip stream has unknown flags");
      }
    } else if (seen == 10) {
      extra = 0;
      trailer = 0;
      enter(after(1));
    }
  }

  private void leaveIf(boolean ended, int flag) {
    if (ended) {
      enter(after(flag));
    }
  }

  /** The first part that is there behind the one with that flag. */
  private Place after(int flag) {
    if (flag < EXTRA && (flags & EXTRA) != 0) {
      return Place.EXTRA_LENGTH;
    }
    if (flag < NAME && (flags & NAME) != 0) {
      return Place.NAME;
    }
    if (flag < COMMENT && (flags & COMMENT) != 0) {
      return Place.COMMENT;
    }
    return (flags & HEADER_CRC) == 0 ? Place.DEFLATE : Place.HEADER_CRC;
  }

  private void enter(Place next) {
    place = next;
    seen = 0;
  }
}
