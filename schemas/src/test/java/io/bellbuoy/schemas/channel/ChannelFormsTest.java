package io.bellbuoy.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelFormsTest {

  private static final ChannelForms FORMS = ChannelForms.shipped();

  static java.util.Collection<KindForm> all() {
    return FORMS.all();
  }

  private static KindForm form(String kind) {
    return Objects.requireNonNull(FORMS.of(kind), kind);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFormTellsPeopleWhatItIsFor(KindForm form) {
    assertThat(form.kind()).matches("[a-z0-9-]{1,63}");
    assertThat(form.title()).isNotBlank();
    assertThat(form.about()).isNotBlank();
    assertThat(form.options()).extracting(OptionForm::name).doesNotHaveDuplicates();
    assertThat(form.options()).allSatisfy(option -> assertThat(option.about()).isNotBlank());
    assertThat(form.options())
        .filteredOn(option -> option.type() == OptionForm.Type.CHOICE)
        .allSatisfy(option -> assertThat(option.choices()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatLooksLikeASecretIsOneUnlessItIsPublic(KindForm form) {
    assertThat(form.options())
        .filteredOn(option -> ChannelForms.looksSecret(option.name()))
        .filteredOn(option -> !option.secret())
        .extracting(option -> form.kind() + " " + option.name())
        .allMatch(
            name ->
                name.matches(
                    "kafka key|.* .*(keyId|KeyId|keyField|projectKey|issueKey|routingKeyName)"));
  }

  @Test
  void commonOptionsAreThoseOfWhatAKindCarries() {
    assertThat(form("file").option("format")).isNotNull();
    assertThat(form("file").option("template")).isNull();
    assertThat(form("webhook").option("stream")).isNull();
    assertThat(form("webhook").option("rules")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "webhook, url, true",
    "webhook, header.X-Any, true",
    "webhook, username, false",
    "webhook, colour, false",
    "webhook, colourToken, true",
    "newer, url, true",
    "newer, apiKey, true",
    "newer, colour, false"
  })
  void itIsKnownWhichOptionsAreSecret(String kind, String option, boolean secret) {
    assertThat(FORMS.isSecret(kind, option)).isEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({
    "file, maxSize, 100MB, ",
    "file, maxSize, huge, 'it must be a number with KB, MB or GB, such as 100MB'",
    "file, keep, 1000, ",
    "file, keep, 1001, it must be a number from 0 to 1000",
    "file, keep, 99999999999, it must be a number from 0 to 1000",
    "file, sync, sometimes, 'it must be one of always, never'",
    "file, digest, 5m, ",
    "file, digest, soon, 'it must be a number with ms, s, m or h, such as 10s'",
    "webhook, url, https://a.example/x?y=1, ",
    "webhook, url, https://me:pw@a.example/, 'it must be a URL such as https://host/path, without a"
        + " password in it'",
    "webhook, token, file:/run/token, ",
    "webhook, rules, 'pod-*, exec-*', ",
  })
  void whatCannotBeIsSaidWithoutRepeatingIt(
      String kind, String option, String value, String problem) {
    Map<String, String> problems =
        form(kind).problems(Map.of(option, value, "path", "a.ndjson"), text -> false);

    assertThat(problems.get(option)).isEqualTo(problem);
  }

  @Test
  void whatIsUnknownMissingOrUnseenIsDealtWith() {
    Map<String, String> problems =
        form("webhook")
            .problems(Map.of("colour", "red", "timeout", "(hidden)"), "(hidden)"::equals);

    assertThat(problems).containsOnlyKeys("colour", "url");
    assertThat(problems.get("url")).isEqualTo("it is required");
    assertThat(problems.get("colour")).contains("webhook has no such option", "header.*");
  }
}
