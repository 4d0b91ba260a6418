package io.bellbuoy.bootstrap;

import io.bellbuoy.bootstrap.ConfigNode.Items;
import io.bellbuoy.bootstrap.ConfigNode.Section;
import io.bellbuoy.bootstrap.ConfigNode.Text;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds records from nodes. Where something is wrong it adds a problem, goes on with the next
 * component and returns null in the end.
 */
final class ConfigBuilder {

  private final Placeholders placeholders;
  private final String prefix;
  private final Problems problems;

  /**
   * A builder.
   *
   * @param prefix of the environment variables that could give what is missing
   */
  ConfigBuilder(Placeholders placeholders, String prefix, Problems problems) {
    this.placeholders = placeholders;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The record that the section holds. */
  @Nullable Object build(Class<?> type, List<String> path, Section section) {
    int before = problems.count();
    RecordComponent[] components = type.getRecordComponents();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    section.entries().forEach((key, node) -> refuseUnknown(path, key, node, names));
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(components[i], plus(path, names.get(i)), section);
    }
    return problems.count() > before ? null : construct(type, values, path, section);
  }

  private void refuseUnknown(List<String> path, String key, ConfigNode node, List<String> names) {
    if (!names.contains(key)) {
      String nested = key.contains(".") ? "; write each part on a line of its own, nested" : "";
      problems.add(
          node.origin(),
          String.join(".", plus(path, key)),
          "unknown key" + (nested.isEmpty() ? Spelling.hint(key, names) : nested));
    }
  }

  private @Nullable Object component(
      RecordComponent component, List<String> path, Section section) {
    ConfigNode node = section.entries().get(component.getName());
    if (node != null && !isNull(node)) {
      return value(component.getGenericType(), path, node);
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (component.getType() == Map.class) {
      return Map.of();
    } else if (component.getType() == List.class) {
      return List.of();
    } else if (ConfigKey.isSection(component.getType())) {
      return build(component.getType(), path, new Section(Map.of(), section.origin()));
    }
    boolean inList = String.join("", path).contains("[");
    problems.add(
        node != null ? node.origin() : inList ? section.origin() : "",
        String.join(".", path),
        "missing; set it in the file" + (inList ? "" : " or as " + variable(path)));
    return null;
  }

  private String variable(List<String> path) {
    return prefix + new ConfigKey(path, ConfigKey.Shape.ONE).variable();
  }

  private static boolean isNull(ConfigNode node) {
    return node instanceof Text text && text.text() == null;
  }

  private @Nullable Object value(Type type, List<String> path, ConfigNode node) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class ? map(path, node) : list(generic, path, node);
    }
    Class<?> raw = (Class<?>) type;
    if (ConfigKey.isSection(raw)) {
      return node instanceof Section section
          ? build(raw, path, section)
          : refuse(node, path, "must hold keys and values, one a line, indented");
    }
    return node instanceof Text text
        ? scalar(raw, path, text)
        : refuse(node, path, "must be one value, not a list or keys");
  }

  private @Nullable Object scalar(Class<?> type, List<String> path, Text node) {
    String text = node.text();
    if (text == null) {
      return refuse(node, path, "must not be null");
    }
    try {
      return ScalarParser.parse(type, node.expandable() ? placeholders.expand(text) : text);
    } catch (IllegalArgumentException e) {
      return refuse(node, path, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object list(ParameterizedType type, List<String> path, ConfigNode node) {
    if (!(node instanceof Items items)) {
      return refuse(node, path, "must be a list; write [a, b] or one - a line");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (ConfigNode item : items.items()) {
      values.add(value(type.getActualTypeArguments()[0], item(path, values.size()), item));
    }
    return values;
  }

  private @Nullable Object map(List<String> path, ConfigNode node) {
    if (!(node instanceof Section section)) {
      return refuse(node, path, "must hold keys and values, one a line, indented");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (key, value) -> {
              if (!(value instanceof Text text)) {
                refuse(
                    value,
                    plus(path, key),
                    "must be one value; write the key with its dots, not nested");
              } else if (text.text() != null) {
                values.put(key, scalar(String.class, plus(path, key), text));
              }
            });
    return values;
  }

  private @Nullable Object refuse(ConfigNode node, List<String> path, String sentence) {
    problems.add(node.origin(), String.join(".", path), sentence);
    return null;
  }

  private @Nullable Object construct(
      Class<?> type, @Nullable Object[] values, List<String> path, Section section) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        return refuseRecord(String.valueOf(refused.getMessage()), path, section);
      }
      throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  /** A refusal that begins with the name of a component is about that key. */
  private @Nullable Object refuseRecord(String sentence, List<String> path, Section section) {
    int end = sentence.indexOf(' ');
    ConfigNode culprit = end < 0 ? null : section.entries().get(sentence.substring(0, end));
    return culprit == null
        ? refuse(section, path, sentence)
        : refuse(culprit, plus(path, sentence.substring(0, end)), sentence.substring(end + 1));
  }

  private static List<String> plus(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private static List<String> item(List<String> path, int index) {
    List<String> item = new ArrayList<>(path);
    item.set(path.size() - 1, item.get(path.size() - 1) + "[" + index + "]");
    return item;
  }
}
