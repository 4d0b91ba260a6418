package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import io.bellbuoy.schemas.NamedList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads address blocks and the names of lists. For one thread. */
final class SetReader {

  /** How many malformed members of a list one error names. */
  private static final int MOST_NAMED = 3;

  private final Map<String, NamedList> lists;
  private final LiteralReader literals;
  private final Diagnostics diagnostics;

  SetReader(Map<String, NamedList> lists, LiteralReader literals, Diagnostics diagnostics) {
    this.lists = lists;
    this.literals = literals;
    this.diagnostics = diagnostics;
  }

  /** The list that a token {@code @name} names; null where there is none. */
  @Nullable NamedList list(Token token) {
    String name = token.getText().substring(1);
    NamedList list = lists.get(name);
    if (list == null && !name.isEmpty()) {
      String near = Suggestion.nearest(name, lists.keySet());
      diagnostics.error(
          Place.of(token),
          "there is no list " + name,
          near != null ? "did you mean @" + near + "?" : "write it under lists: in a rule file");
    }
    return list;
  }

  /**
   * The block that a token writes.
   *
   * @param hint what to do where it is none
   */
  AddressSet block(Token token, String hint) {
    String written = literals.text(token);
    if (written == null) {
      return new AddressSet(Set.of());
    }
    AddressBlock block = AddressBlock.of(written);
    if (block == null) {
      diagnostics.error(
          Place.of(token),
          '"' + written + "\" is no address and no block of addresses",
          hint(written, hint));
      return new AddressSet(Set.of());
    }
    return new AddressSet(Set.of(block));
  }

  /** The members of a list as blocks. */
  AddressSet blocks(Token token) {
    NamedList list = list(token);
    if (list == null) {
      return new AddressSet(Set.of());
    }
    Set<AddressBlock> blocks = new HashSet<>();
    for (String member : list.members()) {
      AddressBlock block = AddressBlock.of(member);
      if (block != null) {
        blocks.add(block);
      }
    }
    List<String> malformed =
        list.members().stream()
            .filter(member -> AddressBlock.of(member) == null)
            .limit(MOST_NAMED)
            .map(member -> '"' + ValueText.cut(member, 60) + '"')
            .toList();
    if (!malformed.isEmpty()) {
      diagnostics.error(
          Place.of(token),
          "the list "
              + list.name()
              + " holds what is no address block: "
              + String.join(", ", malformed),
          "in @" + list.name() + " compares its members as texts");
    }
    return new AddressSet(blocks);
  }

  private static String hint(String written, String otherwise) {
    return written.matches("[0-9.]+/[0-9]+\\.[0-9.]+")
        ? "the length of the prefix stands after the slash, not a netmask: 10.0.0.0/8"
        : otherwise;
  }
}
