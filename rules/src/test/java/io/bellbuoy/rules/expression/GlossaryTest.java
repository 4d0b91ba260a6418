package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.Glossary.Word;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryTest {

  @Test
  void knowsTheWordsOfTheGrammarAndNoSigns() {
    assertThat(Glossary.keywords())
        .extracting(Word::name)
        .containsExactlyInAnyOrder(
            "and",
            "or",
            "not",
            "in",
            "contains",
            "startswith",
            "endswith",
            "matches",
            "any",
            "all",
            "none",
            "exists",
            "jpath",
            "cidr",
            "true",
            "false");
  }

  @Test
  void aFunctionIsOneThatExpressionsMayCall() {
    assertThat(Glossary.functions())
        .extracting(Word::name)
        .contains("lowercase", "count")
        .allSatisfy(
            name ->
                assertThat(
                        ExpressionParser.parse(
                            "exists(" + name + "(jpath(\"user.username\")))", Map.of()))
                    .isInstanceOf(ParseResult.Parsed.class));
  }

  @Test
  void anAttributeIsOneThatExpressionsMayAsk() {
    assertThat(Glossary.attributes())
        .extracting(Word::name)
        .contains("cluster", "resourceGroup")
        .allSatisfy(
            name ->
                assertThat(ExpressionParser.parse(name + " = \"x\"", Map.of()))
                    .isInstanceOf(ParseResult.Parsed.class));
  }

  static Stream<Word> all() {
    return Stream.of(Glossary.functions(), Glossary.attributes(), Glossary.keywords())
        .flatMap(words -> words.stream());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyWordHasOneLineOfHelp(Word word) {
    assertThat(word.help()).isNotBlank().doesNotContain("\n").hasSizeLessThan(100);
  }
}
