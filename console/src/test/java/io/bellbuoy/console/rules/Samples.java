package io.bellbuoy.console.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.registry.LibraryImage;
import io.bellbuoy.registry.PolicyImage;
import io.bellbuoy.registry.RuleBook;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.NamedList;
import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import io.bellbuoy.schemas.Severity;
import java.util.Arrays;
import java.util.List;

/** Rules to try with. */
public final class Samples {

  public static final String EXEC = "jpath(\"objectRef.subresource\") = \"exec\"";

  private Samples() {}

  public static Rule rule(String id) {
    return rule(id, EXEC);
  }

  public static Rule rule(String id, String expression) {
    return new Rule(
        id,
        "Rule " + id,
        Severity.HIGH,
        "",
        "",
        expression,
        List.of(),
        List.of("T1609"),
        List.of("pods"),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  /** A library of these rules and lists, without a policy. */
  public static RuleBook book(List<NamedList> lists, Rule... rules) {
    return new RuleBook(LibraryImage.EMPTY.with(List.of(rules), lists), PolicyImage.EMPTY);
  }

  public static RuleBook book(Rule... rules) {
    return book(List.of(), rules);
  }

  /** A draft of these rules. */
  public static Policy policy(String... ids) {
    return new Policy(Policy.Match.FIRST, Arrays.stream(ids).map(Policy.Entry::of).toList());
  }

  /** What is sent to put the rule. */
  public static String body(Rule rule) {
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.set("rule", JsonSerde.mapper().valueToTree(rule));
    return body.toString();
  }
}
