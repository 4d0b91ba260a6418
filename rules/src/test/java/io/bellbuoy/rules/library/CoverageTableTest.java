package io.bellbuoy.rules.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Policy;
import io.bellbuoy.schemas.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CoverageTableTest {

  private static final List<Rule> RULES =
      Shipped.starter().rules().stream()
          .filter(rule -> !rule.tags().contains("known-good"))
          .toList();

  @Test
  void everyRuleIsThereForABehaviour() throws IOException {
    TreeSet<String> mapped = new TreeSet<>();
    Coverage.read().behaviours().forEach(row -> mapped.addAll(row.ours()));

    assertThat(mapped).containsExactlyInAnyOrderElementsOf(RULES.stream().map(Rule::id).toList());
  }

  @Test
  void whereThereIsNoRuleItIsSaidWhy() throws IOException {
    assertThat(Coverage.read().behaviours())
        .hasSizeGreaterThan(80)
        .filteredOn(row -> row.ours().isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.gap()).as(row.behaviour()).isNotBlank());
  }

  @Test
  void nothingIsNamedTwice() throws IOException {
    Coverage coverage = Coverage.read();

    assertThat(coverage.behaviours()).doesNotHaveDuplicates();
    assertThat(coverage.behaviours().stream().map(row -> row.theme() + ": " + row.behaviour()))
        .doesNotHaveDuplicates();
    assertThat(coverage.others().keySet())
        .allSatisfy(
            other -> assertThat(coverage.behaviours()).anyMatch(row -> !row.of(other).isEmpty()));
  }

  /** Where they differ, what the page should be lies in target. */
  @Test
  void thePageIsMadeOfTheTable() throws IOException {
    List<String> off =
        Shipped.starter().effectivePolicy().rules().stream()
            .filter(entry -> !entry.enabled() || entry.mode() == Policy.Mode.SHADOW)
            .map(Policy.Entry::id)
            .toList();
    String page = Coverage.read().asPage(off);
    Path made = Path.of("target", "coverage.md");
    Files.writeString(made, page);

    assertThat(Coverage.page())
        .as("the page; copy %s over it", made.toAbsolutePath())
        .content()
        .isEqualTo(page);
  }
}
