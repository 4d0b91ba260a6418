package io.bellbuoy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

  @TempDir Path temp;

  @Test
  void anEngineKeepsItsNameOverARestart() {
    String first = nameIn(temp.resolve("a"));

    assertThat(nameIn(temp.resolve("a"))).isEqualTo(first).matches("engine-[0-9a-f]{8}");
  }

  @Test
  void twoFoldersAreTwoEngines() {
    assertThat(nameIn(temp.resolve("a"))).isNotEqualTo(nameIn(temp.resolve("b")));
  }

  @Test
  void aNameThatCannotBeReadIsMadeAnew() throws IOException {
    nameIn(temp);
    Files.writeString(temp.resolve("engine-id"), "");

    assertThat(nameIn(temp)).matches("engine-[0-9a-f]{8}");
  }

  @Test
  void storesOutliveACleanStop() throws IOException {
    try (StateFolder open = StateFolder.open(temp)) {
      storeIn(open);
    }

    try (StateFolder again = StateFolder.open(temp)) {
      assertThat(again.streams().resolve("app/0_1/store")).exists();
    }
  }

  @Test
  void storesOfAnEngineThatWasKilledAreDropped() throws IOException {
    Path killed = temp.resolve("killed");
    try (StateFolder open = StateFolder.open(temp.resolve("alive"))) {
      storeIn(open);
      copy(temp.resolve("alive"), killed);
    }

    try (StateFolder again = StateFolder.open(killed)) {
      assertThat(again.streams()).doesNotExist();
    }
  }

  @Test
  void twoEnginesCannotShareAFolder() {
    try (StateFolder open = StateFolder.open(temp)) {
      assertThat(open.streams()).hasParentRaw(temp);
      assertThatThrownBy(() -> StateFolder.open(temp))
          .isInstanceOf(StartException.class)
          .hasMessageContaining(temp.toString())
          .hasMessageContaining("another engine");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "no folder");

    assertThatThrownBy(() -> StateFolder.open(file.resolve("state")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(file.toString());
  }

  private static void storeIn(StateFolder folder) throws IOException {
    Path task = Files.createDirectories(folder.streams().resolve("app/0_1"));
    Files.writeString(task.resolve("store"), "alert ids");
  }

  /** What a kill leaves behind: all of it as it was while the engine ran. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static String nameIn(Path folder) {
    try (StateFolder open = StateFolder.open(folder)) {
      return open.engine();
    }
  }
}
