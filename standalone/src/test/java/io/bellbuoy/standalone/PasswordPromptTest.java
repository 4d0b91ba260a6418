package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class PasswordPromptTest {

  @Test
  void withoutATerminalItIsTheFirstLineOfTheInput() {
    assertThat(prompt("a långer one \nand more").ask("alice")).isEqualTo("a långer one ");
    assertThat(prompt("ended by nothing").ask("alice")).isEqualTo("ended by nothing");
  }

  @Test
  void whoSaysNothingHasAnEmptyOneWhichIsTooShort() {
    assertThat(prompt("").ask("alice")).isEmpty();
  }

  private static PasswordPrompt prompt(String input) {
    return new PasswordPrompt(null, new ByteArrayInputStream(input.getBytes(UTF_8)));
  }
}
