package io.bellbuoy.rules.file;

import java.io.StringWriter;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** From nodes to the text of a YAML file. */
final class YamlText {

  private YamlText() {}

  static String of(Node root) {
    DumperOptions options = new DumperOptions();
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    StringWriter text = new StringWriter();
    LoaderOptions unused = new LoaderOptions();
    new Yaml(new SafeConstructor(unused), new Representer(options), options, unused, new JsonTags())
        .serialize(root, text);
    return text.toString();
  }
}
