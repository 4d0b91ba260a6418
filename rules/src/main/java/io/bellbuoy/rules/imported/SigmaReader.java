package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.imported.ImportNote.Origin;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads files of Sigma rules into nodes; nothing is ever made into Java objects. */
final class SigmaReader {

  private static final int DEEPEST = 50;
  private static final int MOST_ALIASES = 20;
  private static final int MOST_DOCUMENTS = 10_000;

  private SigmaReader() {}

  /**
   * One document.
   *
   * @param original its text
   */
  record Document(Origin origin, MappingNode root, String original) {}

  /** The documents of a file, down to the first that is no YAML. */
  static List<Document> read(ImportFile file, ImportBuilder report) {
    List<Document> documents = new ArrayList<>();
    String[] lines = file.text().split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
    try {
      for (Node root : yaml().composeAll(new StringReader(file.text()))) {
        Origin origin = new Origin(file.name(), root.getStartMark().getLine() + 1);
        if (documents.size() == MOST_DOCUMENTS) {
          String what = "here and below are more rules than " + MOST_DOCUMENTS;
          report.leaveOut(origin, null, what, "split the file");
          break;
        }
        if (root instanceof MappingNode mapping) {
          int end = Math.min(lines.length, root.getEndMark().getLine() + 1);
          String original = String.join("\n", Arrays.asList(lines).subList(origin.line() - 1, end));
          documents.add(new Document(origin, mapping, withoutEnd(original)));
        } else if (!SigmaNodes.isNull(root)) {
          report.leaveOut(origin, null, "this is no Sigma rule: it is no mapping", null);
        }
      }
      if (documents.isEmpty()) {
        report.skip(new Origin(file.name(), 1), null, "there is no Sigma rule in the file");
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      String what = "this is no YAML: " + e.getProblem();
      report.leaveOut(new Origin(file.name(), line), null, what, null);
    } catch (YAMLException e) {
      String what = "this cannot be read as YAML: " + e.getMessage();
      report.leaveOut(new Origin(file.name(), 1), null, what.replaceAll("\\s+", " "), null);
    }
    return documents;
  }

  /** A document's node ends at the dashes of the next. */
  private static String withoutEnd(String original) {
    return original.replaceFirst("\n---.*$", "").stripTrailing();
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(ImportFile.LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    return new Yaml(new SafeConstructor(options));
  }
}
