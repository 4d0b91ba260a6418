package io.bellbuoy.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue;
import io.bellbuoy.rules.event.JsonValue.JsonArray;
import io.bellbuoy.rules.event.JsonValue.JsonObject;
import io.bellbuoy.schemas.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which comparisons decided, and what they found. */
final class ExplanationTest {

  private static final JsonValue EVENT =
      Trial.event(
          """
          {"verb":"create","user":{"username":"bob","groups":["a","b","c","d","e"]},"responseStatus":{"code":403},
           "sourceIPs":["10.0.0.1","192.0.2.7"],
           "requestObject":{"empty":{},"none":null,"list":[],"data":{"k":"aGk="},
             "containers":[{"name":"one","image":"good","caps":["x"]},{"name":"two","image":"evil","caps":["SYS","NET"]}]}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "create"                              | verb=create
          "create" = jpath("verb")                              | verb=create
          jpath("user.groups") = "c"                            | user.groups=c
          jpath("user.groups") in ("b","d")                     | user.groups=b user.groups=d
          jpath("user.groups") matches /./                      | user.groups=a user.groups=b user.groups=c
          jpath("responseStatus.code") >= 400                   | responseStatus.code=403
          jpath("sourceIPs") in cidr("192.0.2.0/24")            | sourceIPs=192.0.2.7
          jpath("user.username") = jpath("$.user.username")     | user.username=bob
          "xbobx" contains jpath("user.username")               | user.username=bob
          cluster = "prod"                                      | cluster=prod
          count(jpath("user.groups")) = 5                       | count(user.groups)=5
          base64Decode(jpath("requestObject.data.k")) = "hi"    | base64Decode(requestObject.data.k)=hi
          exists(jpath("verb"))                                 | verb=create
          exists(jpath("requestObject.empty"))                  | requestObject.empty={}
          exists(jpath("requestObject.list"))                   | requestObject.list=[]
          exists(jpath("requestObject.data"))                   | requestObject.data={…}
          exists(cluster)                                       | cluster=prod
          true                                                  | §§
          not false                                             | §§
          true and jpath("verb") = "create"                     | verb=create
          jpath("verb") = "create" and jpath("user.username") = "bob" | verb=create user.username=bob
          jpath("verb") = "create" and jpath("verb") startswith "c"   | verb=create
          jpath("verb") = "get" or jpath("user.username") = "bob"     | user.username=bob
          jpath("verb") = "create" or jpath("user.username") = "bob"  | verb=create user.username=bob
          jpath("verb") != "get"                                | verb=create
          not jpath("verb") in ("get", "list")                  | verb=create
          jpath("user.groups") not contains "z"                 | user.groups=a user.groups=b user.groups=c
          jpath("user.nope") != "x"                             | user.nope=-
          not exists(jpath("requestObject.none"))               | requestObject.none=-
          account != "1"                                        | account=-
          not (jpath("verb") = "get" and jpath("user.username") = "bob") | verb=create
          not (jpath("verb") = "get" or jpath("user.username") = "eve") | verb=create user.username=bob
          not (jpath("verb") != "create")                       | verb=create
          any("requestObject.containers", jpath("image") = "evil") | requestObject.containers.image=evil
          any("requestObject.containers", jpath("caps") contains "NET" and jpath("name") = "two") | requestObject.containers.caps=NET requestObject.containers.name=two
          any("requestObject.containers", jpath("['image']") = "evil") | requestObject.containers['image']=evil
          any("requestObject.containers", jpath("image") = "evil" and jpath("$.verb") = "create") | requestObject.containers.image=evil $.verb=create
          any("requestObject.containers", any("caps", jpath("@") = "SYS")) | requestObject.containers.caps=SYS
          any("user.groups", jpath("@") = "d")                  | user.groups=d
          none("user.groups", jpath("@") = "z")                 | user.groups=a user.groups=b user.groups=c user.groups=d user.groups=e
          none("requestObject.list", true)                      | requestObject.list=-
          all("requestObject.list", false)                      | requestObject.list=-
          all("requestObject.containers", exists(jpath("name"))) | requestObject.containers.name=one requestObject.containers.name=two
          not all("requestObject.containers", jpath("image") = "good") | requestObject.containers.image=evil
          """)
  void whatDecidedIsNamedWithItsValue(String expression, String findings) {
    assertThat(Trial.expression(expression).matches(EVENT, Attributes.ofCluster("prod"))).isTrue();
    assertThat(explain(expression, EVENT)).isEqualTo(findings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          jpath("verb") = "get"                                 | verb=create
          jpath("user.nope") = "x"                              | user.nope=-
          jpath("verb") = "create" and jpath("user.username") = "eve" | user.username=bob
          """)
  void whatDoesNotMatchIsExplainedToo(String expression, String findings) {
    assertThat(Trial.expression(expression).matches(EVENT, Attributes.NONE)).isFalse();
    assertThat(explain(expression, EVENT)).isEqualTo(findings);
  }

  @Test
  void theSourceIsTheVeryValueOfTheEvent() {
    List<Finding> findings =
        Trial.expression("lowercase(jpath(\"user.groups\")) = \"b\" and cluster = \"prod\"")
            .explain(EVENT, Attributes.ofCluster("prod"));
    JsonObject user = (JsonObject) ((JsonObject) EVENT).members().get(1).value();
    JsonArray groups = (JsonArray) user.members().get(1).value();
    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).source()).isSameAs(groups.elements().get(1));
    assertThat(findings.get(1).source()).isNull();
  }

  @Test
  void atMostTwentyFindingsAreKept() {
    String groups =
        IntStream.range(0, 1000).mapToObj(i -> "\"g" + i + "\"").collect(Collectors.joining(","));
    JsonValue event = Trial.event("{\"user\":{\"groups\":[" + groups + "]}}");
    assertThat(
            Trial.expression("all(\"user.groups\", jpath(\"@\") startswith \"g\")")
                .explain(event, Attributes.NONE))
        .hasSize(20);
    String chain =
        IntStream.range(0, 100)
            .mapToObj(i -> "jpath(\"user.groups[" + i + "]\") = \"g" + i + "\"")
            .collect(Collectors.joining(" and "));
    assertThat(Trial.expression(chain).explain(event, Attributes.NONE)).hasSize(20);
  }

  @Test
  void valuesAreOneLineAndBounded() {
    JsonValue event = Trial.event("{\"verb\":\"a\\nb" + "x".repeat(5000) + "\"}");
    Finding finding =
        Trial.expression("jpath(\"verb\") startswith \"a\"").explain(event, Attributes.NONE).get(0);
    assertThat(finding.value()).startsWith("a b").endsWith("x…");
    assertThat(finding.value().getBytes(StandardCharsets.UTF_8)).hasSize(1024);
  }

  private static String explain(String expression, JsonValue event) {
    return Trial.expression(expression).explain(event, Attributes.ofCluster("prod")).stream()
        .map(finding -> finding.path() + "=" + finding.value())
        .collect(Collectors.joining(" "));
  }
}
