package io.bellbuoy.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A list that rules refer to as {@code @name}.
 *
 * @param name {@code [a-z0-9-]}, 1 to 80 characters
 * @param members in the order they were written
 */
public record NamedList(String name, List<String> members) {

  public NamedList {
    requireNonNull(name, "name");
    members = List.copyOf(requireNonNull(members, "members"));
  }

  /** The address of its content: hexadecimal SHA-256 over the length-prefixed members. */
  public String sha256() {
    Sha256 hash = new Sha256();
    for (String member : members) {
      hash.addPrefixed(member.getBytes(UTF_8));
    }
    return hash.hex();
  }
}
