package io.bellbuoy.rules.file;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

/** Reads YAML into nodes that know their places. Nothing is ever made into Java objects. */
final class YamlLoader {

  private static final int MOST_CODE_POINTS = 16 * 1024 * 1024;
  private static final int DEEPEST = 200;
  private static final int MOST_ALIASES = 50;

  private YamlLoader() {}

  /** The file's only document; null where it has none, which is then among its findings. */
  static @Nullable Node load(SourceFile file) {
    try {
      Node root = yaml().compose(new StringReader(file.text()));
      if (root == null) {
        file.error(
            Place.START, "the file is empty", "a rule file has `lists:`, `rules:` or `policy:`");
      }
      return root;
    } catch (MarkedYAMLException e) {
      file.error(placeOf(e), "this is no YAML: " + reason(e), null);
    } catch (ReaderException e) {
      file.error(
          placeOf(file.text(), e.getPosition()),
          String.format("the character U+%04X may not stand in YAML", e.getCodePoint()),
          null);
    } catch (YAMLException e) {
      file.error(Place.START, "this cannot be read as YAML: " + e.getMessage(), null);
    }
    return null;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CODE_POINTS);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(unused), unused, options, new JsonTags());
  }

  private static Place placeOf(MarkedYAMLException e) {
    if (e.getProblemMark() != null) {
      return Place.of(e.getProblemMark());
    }
    return e.getContextMark() != null ? Place.of(e.getContextMark()) : Place.START;
  }

  private static String reason(MarkedYAMLException e) {
    String problem = e.getProblem() == null ? "it cannot be understood" : e.getProblem();
    return e.getContext() == null ? problem : e.getContext() + " " + problem;
  }

  private static Place placeOf(String text, int codePoint) {
    int line = 1;
    int column = 1;
    int[] codePoints = text.codePoints().limit(codePoint).toArray();
    for (int c : codePoints) {
      if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(line, column, 1);
  }
}
