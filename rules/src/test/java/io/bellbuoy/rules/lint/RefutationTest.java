package io.bellbuoy.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.expression.ExpressionParser;
import io.bellbuoy.rules.expression.ParseResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RefutationTest {

  private static final String EITHER =
      "(jpath(\"verb\") = \"get\" or exists(jpath(\"user\"))) and not exists(jpath(\"user\"))";

  @Test
  void eachCaseIsTried() {
    assertThat(refutes(1_000, EITHER + " and jpath(\"verb\") = \"list\"")).isTrue();
    assertThat(refutes(1_000, EITHER + " and jpath(\"verb\") = \"get\"")).isFalse();
  }

  @Test
  void whatWouldTakeMoreStepsThanAllowedIsNotShown() {
    assertThat(refutes(3, EITHER + " and jpath(\"verb\") = \"list\"")).isFalse();
  }

  @Test
  void casesThatMultiplyEndWithTheBudget() {
    String hard =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "(jpath(\"requestObject.a%d\") = 1 or jpath(\"requestObject.b%d\") = 1)"
                        .formatted(i, i))
            .collect(Collectors.joining(" and "));

    assertThat(refutes(20_000, hard + " and not (" + hard.replace("1)", "2)") + ")")).isFalse();
  }

  @Test
  void longTextsNeedNoDeepStack() {
    String chain =
        IntStream.range(0, 600)
            .mapToObj(i -> "(exists(jpath(\"a%d\")) or exists(jpath(\"b%d\")))".formatted(i, i))
            .collect(Collectors.joining(" and "));

    assertThat(refutes(Integer.MAX_VALUE, chain)).isFalse();
  }

  private static boolean refutes(int steps, String text) {
    ParseResult result = ExpressionParser.parse(text, Map.of());
    assertThat(result).isInstanceOf(ParseResult.Parsed.class);
    return new Refutation(steps)
        .refutes(List.of(ClaimBuilder.of(((ParseResult.Parsed) result).expression())));
  }
}
