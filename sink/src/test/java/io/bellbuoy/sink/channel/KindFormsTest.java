package io.bellbuoy.sink.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.schemas.channel.ChannelForms;
import io.bellbuoy.schemas.channel.KindForm;
import io.bellbuoy.schemas.channel.OptionForm;
import io.bellbuoy.sink.store.AlertFixture;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what the forms say of each kind against what the kind does. */
class KindFormsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String METADATA = "169.254.169.254";
  private static final Pattern KNOWN = Pattern.compile("no such option, only \\[(.*?)]");

  /** They connect to nobody, or to their cloud alone; what they may be told of it they judge. */
  private static final Set<String> NO_ADDRESS =
      Set.of("file", "stdout", "google-scc", "pubsub", "s3", "security-hub", "sqs");

  private static final Map<String, String> SAMPLES =
      Map.of("project", "SEC", "from", "a@b.example", "to", "c@d.example");

  @TempDir Path folder;

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  static Collection<KindForm> forms() {
    return ChannelForms.shipped().all();
  }

  private ChannelKinds kinds() {
    return new ChannelKinds(new ChannelEnvironment(VERTX, System.out, folder, false));
  }

  private static ChannelConfig channel(String kind, Map<String, String> options) {
    return new ChannelConfig("x", kind, true, Severity.LOW, options);
  }

  @Test
  void everyKindHasAFormAndEveryFormAKind() {
    ChannelException refused =
        catchThrowableOfType(
            ChannelException.class, () -> kinds().open(channel("pigeon", Map.of())));

    String kinds = String.join(", ", new TreeSet<>(forms().stream().map(KindForm::kind).toList()));
    assertThat(refused).hasMessageContaining("only [" + kinds + "]");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatAKindReadsIsWhatItsFormSays(KindForm form) {
    ChannelException refused =
        catchThrowableOfType(
            ChannelException.class,
            () -> kinds().open(channel(form.kind(), Map.of("no-such-option", "1"))));
    Matcher known = KNOWN.matcher(String.valueOf(refused.getMessage()));
    assertThat(known.find()).as(refused.getMessage()).isTrue();

    Set<String> read = new TreeSet<>(List.of(known.group(1).split(", ")));
    // Every kind is asked for its stream, and one of events for what it redacts.
    read.remove("stream");
    Set<String> declared = new TreeSet<>();
    for (OptionForm option : form.options()) {
      if (!option.name().endsWith("*")) {
        declared.add(option.name());
      }
    }
    declared.removeAll(Set.of("stream", "redact"));
    assertThat(read).isEqualTo(declared);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noKindThatConnectsReachesTheMetadataService(KindForm form) {
    if (NO_ADDRESS.contains(form.kind())) {
      return;
    }
    Map<String, String> options = new TreeMap<>();
    for (OptionForm option : form.options()) {
      if (option.type() == OptionForm.Type.URL) {
        options.put(option.name(), "http://" + METADATA + "/latest/meta-data");
      } else if (option.name().matches("host|servers|bootstrapServers|endpoint")) {
        options.put(option.name(), METADATA + (option.name().equals("host") ? "" : ":9092"));
      } else if (option.required()) {
        options.put(option.name(), SAMPLES.getOrDefault(option.name(), "x"));
      }
    }
    options.remove("console");
    options.put("timeout", "3s");

    String said;
    try {
      SendResult result = kinds().test(channel(form.kind(), options), AlertFixture.alert(1));
      assertThat(result).isNotInstanceOf(SendResult.Sent.class);
      said = result.toString();
    } catch (ChannelException e) {
      said = String.valueOf(e.getMessage());
    }
    assertThat(said).contains("leads to " + METADATA, "webhooks.allowLocal");
  }

  @Test
  void whoNamesAnOptionOfAnotherKindIsToldSo() {
    assertThatExceptionOfType(ChannelException.class)
        .isThrownBy(() -> kinds().open(channel("stdout", Map.of("url", "https://a.example"))))
        .withMessageContaining("url: there is no such option");
  }
}
