package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @Test
  void aVariableOverridesAKey() {
    SampleConfig config =
        read(
            "BELLBUOY_SAMPLE_HTTP_PORT", "1234",
            "BELLBUOY_SAMPLE_LIMITS_STRICT", "FALSE",
            "BELLBUOY_SAMPLE_HTTP_TLS_CLIENT_CA", "ca.pem",
            "BELLBUOY_SAMPLE_COMMENT", "${HOME} is taken as it is");

    assertThat(config.http().port()).isEqualTo(1234);
    assertThat(config.limits().strict()).isFalse();
    assertThat(config.http().tls()).extracting(TlsConfig::clientCa).hasToString("ca.pem");
    assertThat(config.comment()).isEqualTo("${HOME} is taken as it is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BELLBUOY_SAMPLE_KAFKA_BOOTSTRAP_SERVERS",
        "BELLBUOY_SAMPLE_KAFKA_BOOTSTRAPSERVERS",
        "BELLBUOY_KAFKA_BOOTSTRAP_SERVERS",
        "BELLBUOY_KAFKA_BOOTSTRAPSERVERS"
      })
  void aKeyOfTwoWordsMayBeWrittenWithAndWithoutTheirBreak(String variable) {
    assertThat(read(variable, "broker:1").kafka().bootstrapServers()).isEqualTo("broker:1");
  }

  @Test
  void theServicesOwnVariableWinsOverTheOneForAll() {
    assertThat(
            read(
                    "BELLBUOY_KAFKA_BOOTSTRAP_SERVERS", "all:1",
                    "BELLBUOY_SAMPLE_KAFKA_BOOTSTRAP_SERVERS", "own:1")
                .kafka()
                .bootstrapServers())
        .isEqualTo("own:1");
  }

  @Test
  void aListIsWrittenWithCommasOrInBrackets() {
    assertThat(read("BELLBUOY_SAMPLE_NAMES", "a, b,,c").names()).containsExactly("a", "b", "c");
    assertThat(read("BELLBUOY_SAMPLE_NAMES", "['a, b', c]").names()).containsExactly("a, b", "c");
    assertThat(read("BELLBUOY_SAMPLE_OUTLETS", "[{id: x, port: 7}]").outlets())
        .containsExactly(new SampleConfig.Outlet("x", 7));
  }

  @Test
  void aMapTakesOneVariableAKeyOrAllInBraces() {
    assertThat(
            read(
                    "BELLBUOY_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "x",
                    "BELLBUOY_SAMPLE_KAFKA_PROPERTIES", "{security.protocol: SASL_SSL}")
                .kafka()
                .properties())
        .containsOnly(
            Map.entry("sasl.jaas.config", "x"), Map.entry("security.protocol", "SASL_SSL"));
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    assertThat(read("BELLBUOY_SAMPLE_HTTP_PORT", "", "BELLBUOY_SAMPLE_NOTHING", "").http().port())
        .isEqualTo(8080);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BELLBUOY_SAMPLE_SERVICE_HOST",
        "BELLBUOY_SAMPLE_SERVICE_PORT",
        "BELLBUOY_SAMPLE_SERVICE_PORT_HTTPS",
        "BELLBUOY_SAMPLE_PORT",
        "BELLBUOY_SAMPLE_PORT_8443_TCP",
        "BELLBUOY_SAMPLE_PORT_8443_TCP_ADDR",
        "BELLBUOY_KAFKA_SERVICE_HOST",
        "BELLBUOY_KAFKA_PORT_9092_TCP_PROTO",
        "BELLBUOY_OTHER_HTTP_PORT",
        "BELLBUOY_SAMPLER_HTTP_PORT"
      })
  void whatKubernetesOrAnotherServiceMeansIsLeftAlone(String variable) {
    assertThat(read(variable, "tcp://10.0.0.1:8443").http().port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BELLBUOY_SAMPLE_HTTP_PROT | 1 | no key has this name; did you mean BELLBUOY_SAMPLE_HTTP_PORT?",
        "BELLBUOY_SAMPLE_HTTP | 1 | no key has this name",
        "BELLBUOY_KAFKA_BOOTSTRAP_SERVER | x:1 | no key has this name; did you mean BELLBUOY_KAFKA_BOOTSTRAP_SERVERS?",
        "BELLBUOY_SAMPLE_HTTP_PORT | x | http.port: 'x' is no whole number; write digits only",
        "BELLBUOY_SAMPLE_HTTP_PORT | -1 | http.port: must be from 0 to 65535, not -1",
        "BELLBUOY_SAMPLE_KAFKA_PROPERTIES | a=b | kafka.properties: must hold keys and values, one a line, indented",
      })
  void aWrongVariableIsNamed(String variable, String value, String problem) {
    assertThat(problems(variable, value)).containsExactly(variable + ": " + problem);
  }

  @Test
  void bracketsThatDoNotCloseAreNamed() {
    assertThat(problems("BELLBUOY_SAMPLE_NAMES", "[a"))
        .containsExactly(
            "BELLBUOY_SAMPLE_NAMES:1: no readable YAML: expected ',' or ']', but got <stream end>");
  }

  private static List<String> problems(String... pairs) {
    return catchThrowableOfType(ConfigException.class, () -> read(pairs)).problems();
  }

  private static SampleConfig read(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BELLBUOY_SAMPLE_PASSWORD", "x");
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return ConfigReader.read("sample", SampleConfig.class, null, environment);
  }
}
