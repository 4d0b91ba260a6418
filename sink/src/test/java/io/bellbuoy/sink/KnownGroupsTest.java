package io.bellbuoy.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownGroupsTest {

  private static final Group PAGER = Group.channel("bellbuoy.", "pager");
  private static final Group MAIL = Group.channel("bellbuoy.", "mail");

  @TempDir Path folder;

  @Test
  void whatWasAddedIsKnownAfterARestart() {
    KnownGroups known = KnownGroups.in(folder.resolve("groups"));
    assertThat(known.contains(PAGER)).isFalse();

    known.add(PAGER);
    known.add(PAGER);

    assertThat(KnownGroups.in(folder.resolve("groups")).contains(PAGER)).isTrue();
    assertThat(known.contains(MAIL)).isFalse();
  }

  @Test
  void whatIsNotRetainedIsForgotten() {
    KnownGroups known = KnownGroups.in(folder);
    known.add(PAGER);
    known.add(MAIL);

    known.retain(Set.of(MAIL, Group.store("bellbuoy.")));

    assertThat(known.contains(PAGER)).isFalse();
    assertThat(known.contains(MAIL)).isTrue();
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> KnownGroups.in(file))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(file.toString());
  }
}
