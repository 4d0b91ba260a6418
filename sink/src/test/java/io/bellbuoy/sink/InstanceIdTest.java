package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceIdTest {

  @TempDir Path folder;

  @Test
  void itIsTheSameAfterEveryRestart() {
    String id = InstanceId.in(folder.resolve("new"));

    assertThat(id).matches("sink-[0-9a-f]{8}");
    assertThat(InstanceId.in(folder.resolve("new"))).isEqualTo(id);
    assertThat(InstanceId.in(folder.resolve("other"))).isNotEqualTo(id);
  }

  @Test
  void aFileThatWasSpoiltIsMadeAnew() throws IOException {
    Files.writeString(folder.resolve("instance-id"), "si");

    assertThat(InstanceId.in(folder)).matches("sink-[0-9a-f]{8}");
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> InstanceId.in(file))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("the data folder " + file + " cannot be used");
  }
}
