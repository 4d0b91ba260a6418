package io.bellbuoy.rules.expression;

import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import io.bellbuoy.rules.expression.ValueSet.ListedSet;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.rules.grammar.BellbuoyRuleParser;
import io.bellbuoy.schemas.NamedList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads what stands after {@code in}. For one thread. */
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

  /** The texts and integers that are written out. */
  WrittenSet written(List<Token> members) {
    Set<String> texts = new HashSet<>();
    Set<Decimal> numbers = new HashSet<>();
    for (Token member : members) {
      if (member.getType() == BellbuoyRuleParser.STRING) {
        String text = literals.text(member);
        if (text != null) {
          texts.add(text);
        }
      } else {
        Long integer = literals.integer(member);
        if (integer != null) {
          numbers.add(Decimal.of(integer));
        }
      }
    }
    return new WrittenSet(texts, numbers);
  }

  /** The members of a list as texts. */
  ListedSet listed(Token name) {
    NamedList list = list(name);
    return list == null
        ? new ListedSet("", Set.of())
        : new ListedSet(list.name(), new HashSet<>(list.members()));
  }

  /** The block that stands right after {@code in}. */
  AddressSet oneBlock(Token block) {
    Set<AddressBlock> blocks = new HashSet<>();
    addBlock(block, "in (" + block.getText() + ") compares it as a text", blocks);
    return new AddressSet(blocks);
  }

  /** The blocks that are written out, and those of lists. */
  AddressSet blocks(List<Token> members) {
    Set<AddressBlock> blocks = new HashSet<>();
    for (Token member : members) {
      if (member.getType() == BellbuoyRuleParser.STRING) {
        addBlock(member, "10.0.0.0/8, fd00::/8 or a single address", blocks);
      } else {
        addList(member, blocks);
      }
    }
    return new AddressSet(blocks);
  }

  private @Nullable NamedList list(Token token) {
    String name = token.getText().substring(1);
    NamedList list = lists.get(name);
    if (list == null && !name.isEmpty()) {
      String near = Suggestion.nearest(name, lists.keySet());
      diagnostics.error(
          Place.of(token),
          "there is no list " + Quoted.of(name),
          near != null ? "did you mean @" + near + "?" : "write it under lists: in a rule file");
    }
    return list;
  }

  private void addBlock(Token token, String hint, Set<AddressBlock> blocks) {
    String written = literals.text(token);
    AddressBlock block = written == null ? null : AddressBlock.of(written);
    if (block != null) {
      blocks.add(block);
    } else if (written != null) {
      diagnostics.error(
          Place.of(token),
          Quoted.of(written) + " is no address and no block of addresses",
          hint(written, hint));
    }
  }

  private void addList(Token token, Set<AddressBlock> blocks) {
    NamedList list = list(token);
    if (list == null) {
      return;
    }
    List<String> malformed = new ArrayList<>();
    for (String member : list.members()) {
      AddressBlock block = AddressBlock.of(member);
      if (block != null) {
        blocks.add(block);
      } else if (malformed.size() < MOST_NAMED) {
        malformed.add(Quoted.of(member));
      }
    }
    if (!malformed.isEmpty()) {
      diagnostics.error(
          Place.of(token),
          "the list "
              + Quoted.of(list.name())
              + " holds what is no address block: "
              + String.join(", ", malformed),
          "in @" + list.name() + " compares its members as texts");
    }
  }

  private static String hint(String written, String otherwise) {
    return written.matches("[0-9.]+/[0-9]+\\.[0-9.]+")
        ? "the length of the prefix stands after the slash, not a netmask: 10.0.0.0/8"
        : otherwise;
  }
}
