package io.bellbuoy.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Some members of a published list: what one record of the policy topic holds of it. Which part it
 * is, the key says, from 0.
 *
 * @param parts how many the list has
 * @param members in order
 */
record ListPart(int parts, List<String> members) {

  /** A part is closed by the member with which its texts reach this size: 1 MiB. */
  static final int PART_BYTES = 1 << 20;

  ListPart {
    members = members == null ? List.of() : List.copyOf(members);
  }

  /** The members cut into parts; one, where there are none. */
  static List<ListPart> split(List<String> members) {
    List<List<String>> pieces = new ArrayList<>();
    List<String> piece = new ArrayList<>();
    int bytes = 0;
    for (String member : members) {
      piece.add(member);
      bytes += member.getBytes(UTF_8).length;
      if (bytes >= PART_BYTES) {
        pieces.add(piece);
        piece = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!piece.isEmpty() || pieces.isEmpty()) {
      pieces.add(piece);
    }
    return pieces.stream().map(part -> new ListPart(pieces.size(), part)).toList();
  }

  /** The members of all parts, in order. */
  static List<String> join(Iterable<ListPart> parts) {
    List<String> members = new ArrayList<>();
    parts.forEach(part -> members.addAll(part.members()));
    return List.copyOf(members);
  }
}
