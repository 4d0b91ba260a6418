package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventFolderTest {

  @TempDir Path root;
  private Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    folder = Files.createDirectories(root.resolve("rules"));
    Files.createDirectories(folder.resolve("events/deep"));
    Files.writeString(folder.resolve("events/deep/a.json"), "{\"a\":1}");
    Files.writeString(root.resolve("outside.json"), "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events/deep/a.json",
        "./events/deep/a.json",
        "events/../events/deep/a.json",
        "events//deep/a.json"
      })
  void aFileBelowTheFolderIsRead(String name) throws IOException {
    assertThat(new EventFolder(folder).read(name)).asString(UTF_8).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.json", "events/../../outside.json", "/etc/hostname", ".."})
  void aFileOutsideIsRefused(String name) {
    assertThatThrownBy(() -> new EventFolder(folder).read(name))
        .isInstanceOf(IOException.class)
        .hasMessage("it lies outside the rule file's folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.json", "events", "", "events/deep/a.json/x"})
  void whatIsNoFileIsRefused(String name) {
    assertThatThrownBy(() -> new EventFolder(folder).read(name))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("there is no file ");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    assertThatThrownBy(() -> new EventFolder(folder).read("a\0b"))
        .isInstanceOf(IOException.class)
        .hasMessage("that is no file name");
  }

  @Test
  void aLinkIsFollowedOnlyInside() throws IOException {
    Files.createSymbolicLink(folder.resolve("in.json"), folder.resolve("events/deep/a.json"));
    Files.createSymbolicLink(folder.resolve("out.json"), root.resolve("outside.json"));
    Files.createSymbolicLink(folder.resolve("up"), root);

    assertThat(new EventFolder(folder).read("in.json")).isNotEmpty();
    assertThatThrownBy(() -> new EventFolder(folder).read("out.json"))
        .hasMessage("it lies outside the rule file's folder");
    assertThatThrownBy(() -> new EventFolder(folder).read("up/outside.json"))
        .hasMessage("it lies outside the rule file's folder");
  }

  @Test
  void aVeryLargeFileIsRefused() throws IOException {
    try (RandomAccessFile large =
        new RandomAccessFile(folder.resolve("large.json").toFile(), "rw")) {
      large.setLength(16L * 1024 * 1024 + 1);
    }

    assertThatThrownBy(() -> new EventFolder(folder).read("large.json"))
        .hasMessage("it is larger than 16 MiB");
  }

  @Test
  void theShippedFilesHaveNothingBesideThem() {
    assertThatThrownBy(() -> EventFiles.NONE.read("a.json")).isInstanceOf(IOException.class);
  }
}
