package io.bellbuoy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private final Page page = new Page(Map.of("one", List.of("| a |", "|---|")));

  @Test
  void onlyWhatStandsBetweenTheMarksIsReplaced() {
    String text = "# Title\n<!-- table one -->\nold\nolder\n<!-- end -->\nrest\n";
    assertThat(page.render(text))
        .isEqualTo("# Title\n<!-- table one -->\n| a |\n|---|\n<!-- end -->\nrest\n");
  }

  @Test
  void renderingAgainChangesNothing() {
    String once = page.render("<!-- table one -->\n<!-- end -->\n");
    assertThat(page.render(once)).isEqualTo(once);
  }

  @Test
  void aTableThatNobodyMakesIsAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.render("<!-- table two -->\n<!-- end -->\n"))
        .withMessageContaining("two")
        .withMessageContaining("[one]");
  }

  @Test
  void aTableWithoutAnEndIsAnErrorAndLosesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.render("<!-- table one -->\nrest\n"))
        .withMessageContaining("<!-- end -->");
  }

  @Test
  void thePageThatIsPublishedShowsEveryTableThatIsMade(@TempDir Path folder) throws IOException {
    Map<String, List<String>> tables = new Tables(folder).all();
    String published = Files.readString(Path.of("../docs/performance.md"));
    assertThat(tables.keySet())
        .allSatisfy(name -> assertThat(published).contains("<!-- table " + name + " -->"));
    assertThat(new Page(tables).render(published)).contains("# Performance");
  }

  @Test
  void withoutResultsEveryTableIsThereAndEmpty(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.md");
    Files.writeString(file, "<!-- table engine-17 -->\n<!-- end -->\n");
    new Page(new Tables(folder).all()).update(file);
    assertThat(file).content().contains("| pass-through, exactly once | – | – | – |");
  }
}
