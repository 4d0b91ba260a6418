package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.bellbuoy.rules.expression.FieldPath.Start;
import io.bellbuoy.rules.expression.Operand.AttributeOperand;
import io.bellbuoy.rules.expression.Operand.BooleanLiteral;
import io.bellbuoy.rules.expression.Operand.Call;
import io.bellbuoy.rules.expression.Operand.IntegerLiteral;
import io.bellbuoy.rules.expression.Operand.PathOperand;
import io.bellbuoy.rules.expression.Operand.TextLiteral;
import io.bellbuoy.rules.expression.ValueSet.AddressSet;
import io.bellbuoy.rules.expression.ValueSet.ListedSet;
import io.bellbuoy.rules.expression.ValueSet.WrittenSet;
import io.bellbuoy.schemas.Attribute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Text against tree. */
final class ExpressionTreeTest {

  private static final Operand VERB = path("verb");
  private static final Expression CREATE =
      new Comparison(VERB, Comparator.EQUAL, new TextLiteral("create"));
  private static final Expression TRUE = new Constant(true);
  private static final Expression FALSE = new Constant(false);

  @Test
  void comparisonsBecomeComparisons() {
    assertTree("jpath(\"verb\") = \"create\"", CREATE);
    assertTree("jpath(\"verb\") != \"create\"", new Not(CREATE));
    assertTree(
        "jpath(\"verb\") = true", new Comparison(VERB, Comparator.EQUAL, new BooleanLiteral(true)));
    assertTree("jpath(\"verb\") < 5", new Comparison(VERB, Comparator.LESS, new IntegerLiteral(5)));
    assertTree(
        "jpath(\"verb\") <= 5",
        new Comparison(VERB, Comparator.LESS_OR_EQUAL, new IntegerLiteral(5)));
    assertTree(
        "jpath(\"verb\") > 5", new Comparison(VERB, Comparator.GREATER, new IntegerLiteral(5)));
    assertTree(
        "jpath(\"verb\") >= -5",
        new Comparison(VERB, Comparator.GREATER_OR_EQUAL, new IntegerLiteral(-5)));
    assertTree(
        "cluster = jpath(\"verb\")",
        new Comparison(new AttributeOperand(Attribute.CLUSTER), Comparator.EQUAL, VERB));
  }

  @Test
  void aLiteralInFrontIsTurnedRound() {
    assertTree("\"create\" = jpath(\"verb\")", CREATE);
    assertTree(
        "5 < jpath(\"verb\")", new Comparison(VERB, Comparator.GREATER, new IntegerLiteral(5)));
    assertTree(
        "5 <= jpath(\"verb\")",
        new Comparison(VERB, Comparator.GREATER_OR_EQUAL, new IntegerLiteral(5)));
    assertTree("5 > jpath(\"verb\")", new Comparison(VERB, Comparator.LESS, new IntegerLiteral(5)));
    assertTree(
        "5 >= jpath(\"verb\")",
        new Comparison(VERB, Comparator.LESS_OR_EQUAL, new IntegerLiteral(5)));
  }

  @Test
  void relationsBecomeTheirTests() {
    assertTree(
        "jpath(\"verb\") in (\"a\", 1, \"a\")",
        new Membership(VERB, new WrittenSet(Set.of("a"), Set.of(Decimal.of(1)))));
    assertTree(
        "jpath(\"verb\") not in @bots",
        new Not(new Membership(VERB, new ListedSet("bots", Set.of("ci", "403", "1.0")))));
    assertTree("jpath(\"verb\") in \"::/0\"", new Membership(VERB, blocks("::/0")));
    assertTree(
        "jpath(\"verb\") in cidr(@office, \"::/0\")",
        new Membership(VERB, blocks("10.0.0.0/8", "2001:db8::1", "::/0")));
    assertTree("jpath(\"verb\") contains \"a\"", new Containment(VERB, new TextLiteral("a")));
    assertTree(
        "jpath(\"verb\") not startswith \"a\"",
        new Not(new Affix(VERB, Affix.End.START, new TextLiteral("a"))));
    assertTree("jpath(\"verb\") endswith jpath(\"verb\")", new Affix(VERB, Affix.End.END, VERB));
    assertTree(
        "jpath(\"verb\") contains /a\\/b/",
        new PatternMatch(VERB, PatternMatch.Extent.PART, Pattern.compile("a\\/b")));
    assertTree(
        "jpath(\"verb\") matches \"a\\\\d\"",
        new PatternMatch(VERB, PatternMatch.Extent.WHOLE, Pattern.compile("a\\d")));
    assertTree("exists(jpath(\"verb\"))", new Exists(VERB));
    assertTree(
        "count(lowercase(jpath(\"verb\"))) = 1",
        new Comparison(
            new Call(Function.COUNT, new Call(Function.LOWERCASE, VERB)),
            Comparator.EQUAL,
            new IntegerLiteral(1)));
  }

  @Test
  void chainsAreOneLevelHoweverTheyAreWritten() {
    assertTree("true and false and true", new And(List.of(TRUE, FALSE, TRUE)));
    assertTree("true and (false and true)", new And(List.of(TRUE, FALSE, TRUE)));
    assertTree("((true or false) or (true or false))", new Or(List.of(TRUE, FALSE, TRUE, FALSE)));
    assertTree("true or false and true", new Or(List.of(TRUE, new And(List.of(FALSE, TRUE)))));
    assertTree("(true or false) and true", new And(List.of(new Or(List.of(TRUE, FALSE)), TRUE)));
    assertTree("not true and false", new And(List.of(new Not(TRUE), FALSE)));
    assertTree("not (true and false)", new Not(new And(List.of(TRUE, FALSE))));
    assertThat(((And) Trial.expression("true and (false and true)")).conditions()).hasSize(3);
  }

  @Test
  void quantifiersBecomeQuantifiers() {
    PathOperand groups = path("user.groups");
    Operand here = new PathOperand("@", new FieldPath(Start.HERE, List.of()));
    Expression isX = new Comparison(here, Comparator.EQUAL, new TextLiteral("x"));
    assertTree(
        "any(\"user.groups\", jpath(\"@\") = \"x\")",
        new Quantifier(Quantifier.Kind.ANY, groups, isX));
    assertTree(
        "all(\"user.groups\", jpath(\"@\") = \"x\")",
        new Quantifier(Quantifier.Kind.ALL, groups, isX));
    assertTree(
        "none(\"user.groups\", jpath(\"@\") = \"x\")",
        new Not(new Quantifier(Quantifier.Kind.ANY, groups, isX)));
  }

  @Test
  void whatDoesNotDependOnAQuantifiersValueIsAskedOnce() {
    PathOperand groups = path("user.groups");
    PathOperand verb =
        new PathOperand("$.verb", new FieldPath(Start.EVENT, List.of(new Step.Member("verb"))));
    PathOperand here =
        new PathOperand("a", new FieldPath(Start.HERE, List.of(new Step.Member("a"))));
    assertTree(
        "any(\"user.groups\", exists(jpath(\"$.verb\")) and exists(jpath(\"a\")))",
        new Quantifier(
            Quantifier.Kind.ANY,
            groups,
            new And(List.of(new Once(new Exists(verb)), new Exists(here)))));
    assertTree(
        "any(\"user.groups\", jpath(\"$.verb\") = jpath(\"a\"))",
        new Quantifier(Quantifier.Kind.ANY, groups, new Comparison(here, Comparator.EQUAL, verb)));
    assertTree("exists(jpath(\"$.verb\"))", new Exists(verb));
  }

  @Test
  void theSameTextIsTheSameTree() {
    String text = "jpath(\"verb\") matches /x/ and jpath(\"verb\") in cidr(\"10.0.0.0/8\")";
    assertThat(Trial.expression(text)).isEqualTo(Trial.expression("  " + text + " # again"));
    assertThat(Trial.expression(text)).hasSameHashCodeAs(Trial.expression(text));
  }

  private static void assertTree(String text, Expression tree) {
    assertThat(Trial.expression(text)).as(text).isEqualTo(tree);
  }

  private static PathOperand path(String names) {
    List<Step> steps =
        List.of(names.split("\\.")).stream().map(name -> (Step) new Step.Member(name)).toList();
    return new PathOperand(names, new FieldPath(Start.EVENT, steps));
  }

  private static AddressSet blocks(String... texts) {
    return new AddressSet(Set.copyOf(List.of(texts).stream().map(AddressBlock::of).toList()));
  }
}
