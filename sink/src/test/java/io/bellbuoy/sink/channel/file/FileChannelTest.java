package io.bellbuoy.sink.channel.file;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static io.bellbuoy.sink.store.AlertFixture.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.ChannelConfig;
import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.ChannelException;
import io.bellbuoy.sink.channel.ChannelKinds;
import io.bellbuoy.sink.channel.SendResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileChannelTest extends ChannelContract {

  @Override
  protected String kind() {
    return "file";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("path", file().toString());
  }

  @Override
  protected List<String> received() throws IOException {
    return Files.readAllLines(file());
  }

  /** A folder in the file's place, where it fails. */
  @Override
  protected void behave(Behaviour behaviour) throws IOException {
    if (behaviour == Behaviour.FAILING) {
      if (Files.exists(file())) {
        Files.move(file(), folder.resolve("aside"));
      }
      Files.createDirectory(file());
    } else {
      Files.delete(file());
      if (Files.exists(folder.resolve("aside"))) {
        Files.move(folder.resolve("aside"), file());
      }
    }
  }

  @Override
  protected Set<Behaviour> possible() {
    return Set.of(Behaviour.WELL, Behaviour.FAILING);
  }

  private List<Alert> alertsInIt() throws IOException {
    return read(received());
  }

  @Test
  void hostileTextsArriveAsTheyAre() throws IOException {
    List<Alert> hostile =
        Stream.of(
                "a\nb\r\n", "\u001b[31m\u009b", "\u202eevil", "\u2028", "</script>", "🛟", "\u0000")
            .map(text -> alert("prod", 1, Severity.LOW, text))
            .toList();
    try (Channel channel = open(options())) {
      sendAll(channel, hostile);
    }

    assertThat(alertsInIt()).isEqualTo(hostile);
  }

  private Path file() {
    return folder.resolve("alerts.ndjson");
  }

  @Test
  void aFileThatIsFullGivesWayAndOnlySoManyStay() throws IOException {
    try (Channel channel =
        open(Map.of("path", file().toString(), "maxSize", "4KB", "keep", "2", "sync", "never"))) {
      for (Alert alert : alerts(40)) {
        channel.send(List.of(alert));
      }
    }

    assertThat(Files.size(file())).isBetween(1L, 4096L);
    assertThat(folder.resolve("alerts.ndjson.2")).exists();
    assertThat(folder.resolve("alerts.ndjson.3")).doesNotExist();
    List<Alert> kept = new ArrayList<>();
    for (String name : List.of("alerts.ndjson.2", "alerts.ndjson.1", "alerts.ndjson")) {
      kept.addAll(read(Files.readAllLines(folder.resolve(name))));
    }
    assertThat(kept).isEqualTo(alerts(40).subList(40 - kept.size(), 40));
  }

  @Test
  void withoutOlderFilesAFullOneBeginsAnew() throws IOException {
    try (Channel channel = open(Map.of("path", file().toString(), "maxSize", "1KB", "keep", "0"))) {
      sendAll(channel, List.of(alert(1)));
      sendAll(channel, List.of(alert(2)));
    }

    assertThat(alertsInIt()).containsExactly(alert(2));
    assertThat(folder.resolve("alerts.ndjson.1")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":\"half", "{", "x"})
  void aHalfWrittenLastLineIsCutOff(String half) throws IOException {
    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(1)));
    }
    Files.writeString(file(), Files.readString(file()) + half);

    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(2)));
    }

    assertThat(alertsInIt()).containsExactly(alert(1), alert(2));
  }

  @Test
  void aFileOfOneHalfLineIsEmptied() throws IOException {
    Files.writeString(file(), "{\"id\":\"" + "x".repeat(20_000));

    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(2)));
    }

    assertThat(alertsInIt()).containsExactly(alert(2));
  }

  @Test
  void whatSomebodyMovedAwayIsWrittenAnew() throws IOException {
    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(1)));
      Files.move(file(), folder.resolve("moved"));
      sendAll(channel, List.of(alert(2)));
    }

    assertThat(read(Files.readAllLines(folder.resolve("moved")))).containsExactly(alert(1));
    assertThat(alertsInIt()).containsExactly(alert(2));
  }

  @Test
  void twoChannelsDoNotWriteToOneFile() {
    try (Channel first = open(options());
        Channel second = open(options())) {
      sendAll(first, List.of(alert(1)));

      assertThat(second.send(List.of(alert(2))))
          .isInstanceOfSatisfying(
              SendResult.Later.class,
              later -> assertThat(later.reason()).contains("another channel writes to it"));
    }
  }

  @Test
  void itsFileIsReadableByItsOwnerAlone() throws IOException {
    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(1)));
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @CsvSource({
    "maxSize, 100, it must be a number with KB",
    "maxSize, -1MB, it must be a number with KB",
    "keep, many, it must be a number from 0 to 1000",
    "keep, 1001, it must be a number from 0 to 1000",
    "sync, sometimes, 'it must be one of always, never'",
    "path, '', it is required"
  })
  void anOptionThatCannotBeUsedIsNamed(String name, String value, String problem) {
    Map<String, String> options = new TreeMap<>(options());
    options.put(name, value);

    assertThatThrownBy(() -> open(options))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining(name + ": " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../outside", "a/../../outside", ".", ""})
  void whoMayOnlyConfigureChannelsCannotLeaveTheirFolder(String path) {
    ChannelKinds confined =
        new ChannelKinds(
            new ChannelEnvironment(vertx, System.out, folder.resolve("channels"), false));
    ChannelConfig config =
        new ChannelConfig("tested", "file", true, Severity.LOW, Map.of("path", path));

    assertThatThrownBy(() -> confined.open(config))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("path: ");
  }

  @Test
  void whoMayOnlyConfigureChannelsWritesNoOtherKindOfFile() {
    assertThatThrownBy(() -> confined("webhook.token"))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("path: its name must end in .ndjson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "[1]\n{}\n", "{\"token\":\"hunter2\"}"})
  void aFileThatNoChannelWroteIsLeftAsItIs(String content) throws IOException {
    Files.writeString(file(), content);
    try (Channel channel = open(options())) {
      assertThat(refusal(channel)).contains("a file is there that no channel wrote");
    }
    assertThat(file()).hasContent(content);
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "{}\n");
    Files.createSymbolicLink(file(), other);
    try (Channel channel = open(options())) {
      assertThat(refusal(channel)).contains(file().toString()).contains("symbolic link");
    }
    assertThat(other).hasContent("{}\n");
  }

  @Test
  void aFolderThatIsALinkIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(
        Files.createDirectory(folder.resolve("channels")).resolve("team"), outside);
    try (Channel channel = confined("team/sub/alerts.ndjson")) {
      assertThat(refusal(channel)).contains("team is a symbolic link");
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aFileOfTwoNamesIsNotWrittenTo() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "{}\n");
    Files.createLink(
        Files.createDirectory(folder.resolve("channels")).resolve("alerts.ndjson"), other);
    try (Channel channel = confined("alerts.ndjson")) {
      assertThat(refusal(channel)).contains("a hard link");
    }
    assertThat(other).hasContent("{}\n");
  }

  @Test
  void anotherFileInItsPlaceIsLookedAtAnew() throws IOException {
    try (Channel channel = open(options())) {
      sendAll(channel, List.of(alert(1)));
      Files.move(file(), folder.resolve("moved"));
      Files.writeString(file(), "hunter2");
      assertThat(refusal(channel)).contains("no channel wrote");

      Files.writeString(file(), "");
      sendAll(channel, List.of(alert(2)));
    }
    assertThat(alertsInIt()).containsExactly(alert(2));
  }

  private static String refusal(Channel channel) {
    SendResult result = channel.send(List.of(alert(1)));
    assertThat(result).isInstanceOf(SendResult.Later.class);
    return ((SendResult.Later) result).reason();
  }

  private Channel confined(String path) {
    return new ChannelKinds(
            new ChannelEnvironment(vertx, System.out, folder.resolve("channels"), false))
        .open(new ChannelConfig("tested", "file", true, Severity.LOW, Map.of("path", path)));
  }

  @Test
  void aRelativePathLiesInTheChannelsFolder() {
    try (Channel channel = confined("team/alerts.ndjson")) {
      sendAll(channel, List.of(alert(1)));
    }

    assertThat(folder.resolve("channels/team/alerts.ndjson")).exists();
  }
}
