package io.bellbuoy.rules.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.rules.event.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every CANARY is a secret and must not survive; every {@code keep} must. */
final class RedactorTest {

  private static final String ON_SECRETS = "\"objectRef\":{\"resource\":\"secrets\"},";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A Secret wherever it stands, whatever surrounds it.
        "{'requestObject':{'kind':'Secret','data':{'keep':'CANARY'}}}",
        "{'responseObject':{'data':{'keep':'CANARY'},'kind':'Secret'}}",
        "{'requestObject':{'kind':'Secret','stringData':{'keep':'CANARY'}}}",
        "{'a':[{'b':{'kind':'Secret','data':{'keep':'CANARY'}}}]}",
        "{'requestObject':{'kind':'List','items':[{'kind':'ConfigMap','data':{'a':'keep'}},"
            + "{'kind':'Secret','data':{'b':'CANARY'}}]}}",
        "{'responseObject':{'kind':'SecretList','items':[{'data':{'keep':'CANARY'}}]}}",
        "{'requestObject':{'kind':'Secret','data':'CANARY','a':'keep'}}",
        "{'requestObject':{'kind':'Secret','data':['CANARY'],'a':'keep'}}",
        "{'requestObject':{'kind':'Secret','data':{'keep':{'deep':['CANARY',{'er':'CANARY'}]}}}}",
        "{'requestObject':{'kind':'Secret','data':{'keep':12345678901234567890}}}",
        // Twins.
        "{'requestObject':{'kind':'Secret','data':{'keep':'CANARY','keep':'CANARY'}}}",
        "{'requestObject':{'kind':'Secret','data':{'keep':'CANARY'},'data':{'b':'CANARY'}}}",
        "{'requestObject':{'kind':'Secret','kind':'ConfigMap','data':{'keep':'CANARY'}}}",
        "{'requestObject':{'kind':'ConfigMap','kind':'Secret','data':{'keep':'CANARY'}}}",
        "{'a':'keep','requestObject':{},'requestObject':{'kind':'Secret','data':{'b':'CANARY'}}}",
        // Written in another way.
        "{'requestObject':{'Kind':'secret','Data':{'keep':'CANARY'}}}",
        "{'requestObject':{'k\\u0069nd':'Secr\\u0065t','d\\u0061ta':{'keep':'CANARY'}}}",
        // Texts that hold one.
        "{'keep':1,'a':'{\\'kind\\':\\'Secret\\',\\'data\\':{\\'b\\':\\'CANARY\\'}}'}",
        "{'keep':1,'a':' {\\'kind\\':\\'S\\\\u0065cret\\',\\'data\\':{\\'b\\':\\'CANARY\\'}}'}",
        "{'keep':1,'a':'kind: Secret\\nstringData:\\n  b: CANARY'}",
        "{'keep':1,'a':'x: [{\\\\\\'kind\\\\\\':\\\\\\'Secret\\\\\\',\\\\\\'data\\\\\\':CANARY'}",
        "{'keep':1,'a':'[{\\'items\\':[{\\'kind\\':\\'Secret\\',\\'data\\':{\\'b\\':\\'CANARY\\'}}]}]'}",
        // Tokens.
        "{'responseObject':{'kind':'TokenRequest','status':{'token':'CANARY','a':'keep'}}}",
        "{'requestObject':{'kind':'TokenReview','spec':{'token':'CANARY','a':'keep'}}}",
        "{'objectRef':{'resource':'serviceaccounts','subresource':'token','name':'keep'},"
            + "'responseObject':{'status':{'token':'CANARY'}}}",
        "{'objectRef':{'resource':'tokenreviews','name':'keep'},"
            + "'requestObject':{'spec':{'token':'CANARY'}}}",
        // Nobody says what is patched.
        "{'verb':'patch','requestObject':[{'op':'add','path':'/data/keep','value':'CANARY'}]}",
        "{'verb':'patch','requestObject':[{'op':'add','path':'/stringData','value':{'b':'CANARY'}}],"
            + "'a':'keep'}",
        "{'requestObject':[{'op':'replace','path':'','value':{'data':{'b':'CANARY'}}}],'a':'keep'}",
        // The records of clouds.
        "{'protoPayload':{'resourceName':'core/v1/namespaces/keep/secrets/db',"
            + "'request':{'data':{'b':'CANARY'}},'response':{'data':{'b':'CANARY'}}}}",
        "{'protoPayload':{'methodName':'io.k8s.core.v1.secrets.patch','request':{'data':'CANARY'}},"
            + "'a':'keep'}",
        "{'protoPayload':{'request':{'@type':'core.k8s.io/v1.Secret','data':{'keep':'CANARY'}}}}",
        "{'protoPayload':{'resourceName':'core/v1/namespaces/keep/serviceaccounts/a/token',"
            + "'response':{'status':{'token':'CANARY'}}}}",
      })
  void noSecretSurvives(String event) {
    assertHidden(event.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'requestObject':{'data':{'keep':'CANARY'}}",
        "'requestObject':{'metadata':{'name':'keep'},'stringData':{'b':'CANARY'}}",
        "'responseObject':{'items':[{'metadata':{'name':'keep'},'data':{'b':'CANARY'}}]}",
        "'responseObject':{'kind':'Table','rows':[{'cells':['keep'],'object':{'data':{'b':'CANARY'}}}]}",
        "'requestObject':[{'op':'add','path':'/data/keep','value':'CANARY'}]",
        "'requestObject':[{'op':'add','path':'/keep','value':{'data':{'b':'CANARY'}}}]",
        "'requestObject':[{'op':'test','path':'/keep','value':['CANARY']}]",
        "'requestObject':[{'op':'add','path':'/keep','value':'CANARY','value':'CANARY'}]",
        "'requestObject':[{'Op':'add','path':'/keep','Value':'CANARY'}]",
        "'requestObject':'CANARY keep'",
        "'requestObject':{'metadata':{'annotations':{'a':'keep',"
            + "'kubectl.kubernetes.io/last-applied-configuration':'CANARY'}}}",
        "'annotations':{'a':'keep','patch.webhook.admission.k8s.io/round_0_index_0':'CANARY'}",
      })
  void whatIsAskedOfSecretsIsHiddenWhateverItCallsItself(String rest) {
    String event = "{" + ON_SECRETS + rest.replace('\'', '"') + "}";
    if (rest.contains("'CANARY keep'")) {
      assertThat(redacted(event)).doesNotContain("CANARY");
    } else {
      assertHidden(event);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'objectRef':{'resource':'configmaps'},'requestObject':{'kind':'ConfigMap','data':{'a':'b'}}}",
        "{'objectRef':{'resource':'configmaps'},"
            + "'requestObject':[{'op':'add','path':'/data/a','value':'b'}]}",
        "{'requestObject':[{'op':'replace','path':'/spec/replicas','value':3}]}",
        "{'requestObject':{'spec':{'volumes':[{'secret':{'secretName':'db'}}]}}}",
        "{'requestObject':{'secretRef':{'kind':'Secret','name':'db'}}}",
        "{'a':'kind: SecretStore','b':'{\\'kind\\':\\'Pod\\'}'}",
        "{'objectRef':{'resource':'serviceaccounts'},'user':{'extra':{'token':['x']}}}",
        "[]",
        "'text'",
        "1.0",
        "null",
      })
  void whatIsNoSecretStays(String event) {
    String json = event.replace('\'', '"');

    assertThat(redacted(json)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void hidesByIdentityAndNotByValue(boolean twinFirst) {
    String secret = "\"s\":{\"kind\":\"Secret\",\"data\":{\"k\":\"same\"}}";
    String plain = "\"p\":\"same\"";
    String json = twinFirst ? "{" + plain + "," + secret + "}" : "{" + secret + "," + plain + "}";

    assertThat(redacted(json)).contains("\"p\":\"same\"").contains("\"k\":\"[redacted]\"");
  }

  @Test
  void whatIsInsideAHiddenValueIsHiddenToo() {
    JsonObject event =
        (JsonObject) read("{\"kind\":\"Secret\",\"data\":{\"k\":{\"inner\":\"CANARY\"}}}");
    JsonObject data = (JsonObject) event.members().get(1).value();
    JsonObject k = (JsonObject) data.members().get(0).value();

    Redaction redaction = Redactor.standard().of(event);

    assertThat(redaction.hides(k)).isTrue();
    assertThat(redaction.hides(k.members().get(0).value())).isTrue();
    assertThat(redaction.hides(data)).isFalse();
  }

  @Test
  void anEventNestedTenThousandLevelsIsNoTrouble() {
    int depth = 9_990;
    String json =
        "{\"a\":".repeat(depth) + "{\"kind\":\"Secret\",\"data\":\"CANARY\"}" + "}".repeat(depth);

    assertThat(redacted(json)).hasSizeGreaterThan(5 * depth).doesNotContain("CANARY");
  }

  private static void assertHidden(String json) {
    assertThat(json).containsAnyOf("CANARY", "12345678901234567890");
    assertThat(redacted(json))
        .doesNotContain("CANARY")
        .doesNotContain("12345678901234567890")
        .contains(Redaction.MARK)
        .contains("keep");
    // Named as what it is not, it must not be taken for harmless by its bytes either.
    String named = "{\"objectRef\":{\"resource\":\"pods\"}," + json.substring(1);
    assertThat(Redactor.standard().hidesNothingOf(json.getBytes(UTF_8))).isFalse();
    if (!Redactor.standard().of(read(named)).isEmpty()) {
      assertThat(Redactor.standard().hidesNothingOf(named.getBytes(UTF_8))).as(named).isFalse();
    }
  }

  private static String redacted(String json) {
    JsonValue event = read(json);
    return Redactor.standard().of(event).write(event);
  }

  private static JsonValue read(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }
}
