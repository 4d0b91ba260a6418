package io.bellbuoy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartsTest {

  private final List<String> closed = new ArrayList<>();
  private final OpenParts parts = new OpenParts();

  @Test
  void whatWasOpenedLastIsClosedFirst() {
    add("first");
    add("second");
    add("third");

    parts.close();

    assertThat(closed).containsExactly("third", "second", "first");
  }

  @Test
  void aPartThatDoesNotCloseKeepsNoOtherFromClosing() {
    add("first");
    parts.add(
        () -> {
          throw new IllegalStateException("stuck");
        });
    add("third");

    parts.close();

    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void whatIsClosedTwiceIsClosedOnce() {
    add("only");

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("only");
  }

  @Test
  void whatIsAddedIsHandedBack() {
    AutoCloseable part = () -> closed.add("it");

    assertThat(parts.add(part)).isSameAs(part);
  }

  private void add(String name) {
    parts.add(() -> closed.add(name));
  }
}
