package io.bellbuoy.rules.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.shape.Type.Any;
import io.bellbuoy.rules.shape.Type.Body;
import io.bellbuoy.rules.shape.Type.Leaf;
import io.bellbuoy.rules.shape.Type.ListOf;
import io.bellbuoy.rules.shape.Type.MapOf;
import io.bellbuoy.rules.shape.Type.Members;
import io.bellbuoy.rules.shape.Type.Named;
import io.bellbuoy.rules.shape.Type.OneOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the shape files of the jar; their heads say how they are written. For one thread. */
final class ShapeReader {

  private static final String OTHERS = "*";

  private static final Map<String, Type> WORDS =
      Arrays.stream(Leaf.values()).collect(Collectors.toMap(Leaf::word, Function.identity()));

  private final List<Type> kinds = new ArrayList<>();
  private final Map<String, Members> types = new HashMap<>();

  /**
   * The types of the files together.
   *
   * @throws IllegalStateException where a file is missing or names a type that none has
   */
  static Catalog read(String... files) {
    ShapeReader reader = new ShapeReader();
    for (String file : files) {
      text(file).lines().filter(line -> !line.startsWith("#")).forEach(reader::line);
    }
    return new Catalog(reader.kinds, reader.types);
  }

  private void line(String line) {
    String[] words = line.split(" ");
    List<String> rest = List.of(words).subList(1, words.length);
    if (words[0].equals("kinds")) {
      rest.forEach(kind -> kinds.add(new Named(kind)));
      return;
    }
    Map<String, Type> members = new LinkedHashMap<>();
    for (String member : rest) {
      int colon = member.lastIndexOf(':');
      members.put(member.substring(0, colon), type(member.substring(colon + 1)));
    }
    Type others = members.remove(OTHERS);
    types.put(words[0], new Members(members, others));
  }

  private static Type type(String written) {
    String inside = written.substring(1, Math.max(1, written.length() - 1));
    return switch (written.charAt(0)) {
      case '[' -> new ListOf(type(inside));
      case '{' -> new MapOf(type(inside));
      default -> word(written);
    };
  }

  private static Type word(String written) {
    if (written.indexOf('|') >= 0) {
      return new OneOf(Set.of(written.split("\\|")));
    }
    return switch (written) {
      case "any" -> Any.ANY;
      case "body" -> Body.BODY;
      default -> WORDS.getOrDefault(written, new Named(written));
    };
  }

  private static String text(String name) {
    try (InputStream in = ShapeReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the shape file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shape file " + name + " of the jar", e);
    }
  }
}
