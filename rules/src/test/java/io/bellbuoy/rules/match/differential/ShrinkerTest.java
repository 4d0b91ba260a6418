package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.match.differential.Phrase.Chain;
import io.bellbuoy.rules.match.differential.Phrase.Group;
import io.bellbuoy.rules.match.differential.Phrase.Leaf;
import io.bellbuoy.rules.match.differential.Phrase.Negation;
import io.bellbuoy.rules.match.differential.Phrase.Quantified;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {

  private static final Phrase WANTED = new Leaf("jpath(\"a\") = 1");
  private static final Phrase OTHER = new Leaf("jpath(\"b\") = 2");

  @Test
  void onlyTheRuleThatMattersIsLeft() {
    Phrase deep = new Chain(" or ", List.of(OTHER, new Group(new Negation(WANTED)), OTHER));
    TriedCase found =
        tried("{\"x\":[1,{\"y\":\"hit\"}]}", OTHER, new Quantified("any", "\"a\"", deep), OTHER);

    TriedCase small =
        Shrinker.shrink(found, tried -> tried.policy().rules().toString().contains("\"a\") = 1"));

    assertThat(small.policy().rules()).extracting(TriedRule::condition).containsExactly(WANTED);
    assertThat(text(small)).isEqualTo("{}");
    assertThat(small.attributes()).isEqualTo(Attributes.NONE);
  }

  @Test
  void onlyTheValueThatMattersIsLeft() {
    TriedCase found =
        tried("{ \"w\" : {\"v\":[1,2]}, \"x\":[1,{\"z\":null,\"y\":\"hit\"},3]}", OTHER);

    TriedCase small = Shrinker.shrink(found, tried -> text(tried).contains("\"y\":"));

    assertThat(text(small)).isEqualTo("{\"x\":[{\"y\":1}]}");
    assertThat(small.policy().rules()).isEmpty();
  }

  @Test
  void bytesThatAreNoJsonBecomeFewerToo() {
    TriedCase found = tried("{\"a\":[[[[\"no end!\"", OTHER);

    TriedCase small = Shrinker.shrink(found, tried -> text(tried).contains("!"));

    assertThat(text(small)).isEqualTo("!");
  }

  @Test
  void whatIsSpelledOddlyStaysSoWhereThatMatters() {
    TriedCase found = tried("{\"a\":[1,2,3],\"b\":\"\\u0041\"}", OTHER);

    TriedCase small = Shrinker.shrink(found, tried -> text(tried).contains("\\u0041"));

    assertThat(text(small)).isEqualTo("\\u0041");
  }

  private static TriedCase tried(String event, Phrase... conditions) {
    List<TriedRule> rules =
        List.of(conditions).stream()
            .map(
                condition ->
                    new TriedRule(
                        "r", condition, List.of(OTHER), Policy.Mode.SHADOW, true, List.of("*")))
            .toList();
    return new TriedCase(
        new TriedPolicy(Policy.Match.FIRST, rules, List.of()),
        Attributes.ofCluster("c"),
        event.getBytes(UTF_8));
  }

  private static String text(TriedCase tried) {
    return new String(tried.event(), UTF_8);
  }
}
