package io.bellbuoy.rules.match.formula;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.expression.Affix;
import io.bellbuoy.rules.expression.Comparator;
import io.bellbuoy.rules.expression.Comparison;
import io.bellbuoy.rules.expression.Containment;
import io.bellbuoy.rules.expression.Found;
import io.bellbuoy.rules.expression.Function;
import io.bellbuoy.rules.expression.Membership;
import io.bellbuoy.rules.expression.Operand;
import io.bellbuoy.rules.expression.PatternMatch;
import io.bellbuoy.rules.expression.ValueSet;
import io.bellbuoy.rules.expression.ValueTest;
import io.bellbuoy.rules.match.index.BlockTable;
import io.bellbuoy.rules.match.index.TextTest;
import io.bellbuoy.rules.match.scan.ByteTable;
import io.bellbuoy.rules.match.scan.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes of a comparison with what stands in the rule the test that a value's bytes must pass. */
final class TestCompiler {

  private TestCompiler() {}

  /** What makes two tests of one path the same, whatever their left side is. */
  static Object key(ValueTest test, List<Function> functions, boolean listsMatter) {
    Object asked;
    if (test instanceof Comparison comparison) {
      asked = List.of(comparison.comparator(), comparison.right(), comparison.numeric());
    } else if (test instanceof Membership membership) {
      asked = membership.set();
    } else if (test instanceof Containment containment) {
      asked = List.of(containment.right(), listsMatter);
    } else if (test instanceof Affix affix) {
      asked = List.of(affix.end(), affix.right());
    } else {
      PatternMatch match = (PatternMatch) test;
      asked = List.of(match.extent(), match.pattern());
    }
    return List.of(test.getClass(), asked, functions);
  }

  /**
   * The test.
   *
   * @param functions what is done to the value before, the first one first
   * @param listsMatter whether an element of an array at which the path ended is to be treated as
   *     such
   */
  static TextTest test(ValueTest test, List<Function> functions, boolean listsMatter) {
    TextTest quick = functions.isEmpty() ? quick(test, listsMatter) : null;
    if (quick != null) {
      return quick;
    }
    Predicate<Found> passes = test.literalTest();
    return new TextTest.Plain(
        found -> {
          Found result = apply(functions, found);
          return result != null && passes.test(listsMatter ? result : unlisted(result));
        });
  }

  /** Whether the functions make anything of the value. */
  static TextTest anything(List<Function> functions) {
    return new TextTest.Plain(found -> apply(functions, found) != null);
  }

  private static @Nullable Found apply(List<Function> functions, Found found) {
    Found result = found;
    for (Function function : functions) {
      JsonValue value = function.apply(result);
      if (value == null) {
        return null;
      }
      result = new Found(value, found.listed(), null);
    }
    return result;
  }

  private static Found unlisted(Found found) {
    return new Found(found.value(), false, null);
  }

  private static @Nullable TextTest quick(ValueTest test, boolean listsMatter) {
    if (test instanceof Comparison comparison) {
      return comparison(comparison);
    }
    if (test instanceof Membership membership) {
      return membership(membership.set());
    }
    if (test instanceof Containment containment) {
      byte[] text = whole(containment.right());
      return text == null ? null : new TextTest.Part(text, listsMatter);
    }
    if (test instanceof Affix affix) {
      byte[] text = whole(affix.right());
      return text == null
          ? null
          : affix.end() == Affix.End.START ? new TextTest.Prefix(text) : new TextTest.Suffix(text);
    }
    return null;
  }

  private static @Nullable TextTest comparison(Comparison comparison) {
    Operand right = comparison.right();
    if (right instanceof Operand.IntegerLiteral integer) {
      return new TextTest.Magnitude(
          comparison.comparator(), integer.value(), comparison.literalTest());
    }
    if (comparison.comparator() != Comparator.EQUAL || comparison.numeric()) {
      return null;
    }
    if (right instanceof Operand.TextLiteral text) {
      return new TextTest.Equal(Texts.bytes(text.text()));
    }
    return right instanceof Operand.BooleanLiteral truth
        ? new TextTest.Equal(Texts.bytes(Boolean.toString(truth.value())))
        : null;
  }

  private static @Nullable TextTest membership(ValueSet set) {
    if (set instanceof ValueSet.WrittenSet written) {
      return written.numbers().isEmpty() ? new TextTest.Member(table(written.texts())) : null;
    }
    if (set instanceof ValueSet.ListedSet listed) {
      return new TextTest.Member(table(listed.texts()));
    }
    return new TextTest.Within(BlockTable.of(List.copyOf(((ValueSet.AddressSet) set).blocks())));
  }

  private static ByteTable table(Set<String> texts) {
    return ByteTable.of(texts.stream().map(Texts::bytes).toList());
  }

  /** The text of a literal; null where it is none, or where bytes could match half a character. */
  private static byte @Nullable [] whole(Operand operand) {
    return operand instanceof Operand.TextLiteral text && !Texts.hasLoneSurrogate(text.text())
        ? Texts.bytes(text.text())
        : null;
  }
}
