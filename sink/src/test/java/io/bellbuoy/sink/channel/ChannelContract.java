package io.bellbuoy.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.ChannelRun;
import io.bellbuoy.sink.store.AlertFixture;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every channel must do: tell each alert once, in the order of its cluster, whatever the other
 * side does. Twice only where a sink dies between sending and writing down that it has sent, which
 * no channel can help.
 */
public abstract class ChannelContract {

  /** The text by which {@link Behaviour#REFUSING} knows the alert that it never takes. */
  public static final String REFUSED = "alert-0003";

  /** For how long {@link Behaviour#BUSY} asks to wait. */
  public static final Duration ASKED = Duration.ofSeconds(7);

  private static final Pattern NUMBER = Pattern.compile("alert-(\\d{4})");
  private static final Duration LONG = Duration.ofMinutes(10);

  protected static Vertx vertx;

  @TempDir protected Path folder;

  @BeforeAll
  static void openVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  /** The kind under test. */
  protected abstract String kind();

  /** Options that work, with a short {@code timeout} where the kind has one. */
  protected abstract Map<String, String> options();

  /**
   * What the other side has taken, in the order in which it came: a text for each alert, with the
   * alert's message in it.
   */
  protected abstract List<String> received() throws Exception;

  /** How the other side behaves from now on. */
  protected abstract void behave(Behaviour behaviour) throws Exception;

  /** What the other side can do; a file, say, does not ask to wait. */
  protected Set<Behaviour> possible() {
    return EnumSet.allOf(Behaviour.class);
  }

  protected ChannelEnvironment environment() {
    return new ChannelEnvironment(vertx, System.out, null, true);
  }

  protected Channel open(Map<String, String> options) {
    return open(Severity.LOW, options);
  }

  private Channel open(Severity lowest, Map<String, String> options) {
    return new ChannelKinds(environment())
        .open(new ChannelConfig("tested", kind(), true, lowest, options));
  }

  /** The n-th alert of the contract, of one of two clusters. */
  protected static Alert numbered(int n) {
    return AlertFixture.alert(
        n % 2 == 0 ? "prod" : "test",
        n,
        List.of(Severity.values()).get(n % 4),
        "alert-%04d".formatted(n));
  }

  protected static List<Alert> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(ChannelContract::numbered).toList();
  }

  @Test
  void whatIsSentArrivesInOrder() throws Exception {
    try (Channel channel = open(options())) {
      ChannelRun run = new ChannelRun(channel).raise(numbered(0, 7)).upTo(LONG);
      run.raise(List.of(numbered(9), numbered(7))).upTo(LONG);
      assertThat(run.failures()).isZero();
    }

    assertArrived(0, 1, 2, 3, 4, 5, 6, 9, 7);
  }

  @Test
  void alertsBelowTheLowestSeverityStayBehind() throws Exception {
    try (Channel channel = open(Severity.HIGH, options())) {
      assertThat(channel.send(List.of(numbered(0)))).isEqualTo(new SendResult.Unwanted());
      new ChannelRun(channel).raise(numbered(0, 8)).upTo(LONG);
    }

    assertArrived(2, 3, 6, 7);
  }

  @Test
  void aFailureIsSaidInWords() throws Exception {
    try (Channel channel = open(options())) {
      behave(Behaviour.FAILING);

      assertThat(channel.send(List.of(numbered(1))))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.reason()).isNotBlank());
    }
  }

  @Test
  void afterFailuresEachArrivesOnceAndInOrder() throws Exception {
    survives(Behaviour.FAILING);
  }

  @Test
  void afterSilenceEachArrivesOnceAndInOrder() throws Exception {
    survives(Behaviour.HANGING);
  }

  @Test
  void afterBrokenConnectionsEachArrivesOnceAndInOrder() throws Exception {
    survives(Behaviour.RESETTING);
  }

  /** Two that pass before, then trouble for a while, then all is well. */
  private void survives(Behaviour trouble) throws Exception {
    assumeTrue(possible().contains(trouble), () -> kind() + " does not meet " + trouble);
    try (Channel channel = open(options())) {
      ChannelRun run = new ChannelRun(channel).raise(numbered(0, 2)).upTo(LONG);
      behave(trouble);
      run.raise(numbered(2, 9)).upTo(Duration.ofSeconds(1));
      assertThat(run.waiting()).isEqualTo(7);
      assertThat(run.failures()).isPositive();
      behave(Behaviour.WELL);
      run.upTo(LONG);
      assertThat(run.waiting()).isZero();
      assertThat(run.refused()).isEmpty();
    }

    assertArrived(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void whoAsksToWaitIsHeard() throws Exception {
    assumeTrue(possible().contains(Behaviour.BUSY), () -> kind() + " never asks to wait");
    try (Channel channel = open(options())) {
      behave(Behaviour.BUSY);

      assertThat(channel.send(List.of(numbered(1))))
          .isInstanceOfSatisfying(
              SendResult.Later.class, later -> assertThat(later.pause()).isEqualTo(ASKED));
    }
  }

  @Test
  void oneThatIsRefusedForEverHoldsNobodyUp() throws Exception {
    assumeTrue(possible().contains(Behaviour.REFUSING), () -> kind() + " refuses nothing");
    try (Channel channel = open(options())) {
      behave(Behaviour.REFUSING);
      ChannelRun run = new ChannelRun(channel).raise(numbered(0, 7)).upTo(LONG);

      assertThat(run.waiting()).isZero();
      assertThat(run.refused()).containsExactly(REFUSED);
    }
    assertArrived(0, 1, 2, 4, 5, 6);
  }

  @Test
  void itTakesAtLeastOneAtOnce() {
    try (Channel channel = open(options())) {
      assertThat(channel.mostAtOnce()).isPositive();
    }
  }

  @Test
  void anOptionThatItDoesNotKnowIsNamed() {
    Map<String, String> options = new TreeMap<>(options());
    options.put("colour", "s3cret");

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("channel tested: colour: there is no such option")
        .hasMessageNotContaining("s3cret");
  }

  /** These, each once, those of one cluster in this order. */
  private void assertArrived(Integer... expected) throws Exception {
    List<Integer> numbers = received().stream().map(ChannelContract::number).toList();
    assertThat(numbers).containsExactlyInAnyOrder(expected);
    for (int cluster = 0; cluster < 2; cluster++) {
      int rest = cluster;
      assertThat(numbers.stream().filter(n -> n % 2 == rest))
          .containsExactlyElementsOf(Stream.of(expected).filter(n -> n % 2 == rest).toList());
    }
  }

  private static int number(String text) {
    Matcher number = NUMBER.matcher(text);
    assertThat(number.find()).as("a message in %s", text).isTrue();
    return Integer.parseInt(number.group(1));
  }

  protected static void sendAll(Channel channel, List<Alert> alerts) {
    for (int from = 0; from < alerts.size(); from += channel.mostAtOnce()) {
      int to = Math.min(alerts.size(), from + channel.mostAtOnce());
      assertThat(channel.send(alerts.subList(from, to))).isEqualTo(new SendResult.Sent());
    }
  }

  /** The alerts that these lines of the format {@code bellbuoy} are. */
  protected static List<Alert> read(List<String> lines) {
    JsonSerde<Alert> serde = new JsonSerde<>(Alert.class);
    return lines.stream().map(line -> serde.read(line.getBytes(UTF_8))).toList();
  }
}
