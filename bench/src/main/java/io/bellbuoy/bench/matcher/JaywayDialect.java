package io.bellbuoy.bench.matcher;

import com.google.re2j.Pattern;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jayway's JsonPath finds the values, with paths compiled once; plain Java compares them. */
final class JaywayDialect implements Dialect<Predicate<Object>> {

  /** A path that leads nowhere gives null instead of an exception, which is the cheaper way. */
  static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.DEFAULT_PATH_LEAF_TO_NULL, Option.SUPPRESS_EXCEPTIONS)
          .build();

  @Override
  public Predicate<Object> among(Path path, List<String> values) {
    Set<String> set = Set.copyOf(values);
    return text(path, set::contains);
  }

  @Override
  public Predicate<Object> exists(Path path) {
    JsonPath compiled = compile(path);
    return event -> read(compiled, event) != null;
  }

  @Override
  public Predicate<Object> startsWith(Path path, String prefix) {
    return text(path, value -> value.startsWith(prefix));
  }

  @Override
  public Predicate<Object> contains(Path path, String part) {
    return text(path, value -> value.contains(part));
  }

  @Override
  public Predicate<Object> lists(Path path, String element) {
    JsonPath compiled = compile(path);
    return event -> read(compiled, event) instanceof List<?> list && list.contains(element);
  }

  @Override
  public Predicate<Object> matches(Path path, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text(path, pattern::matches);
  }

  @Override
  public Predicate<Object> equalsNumber(Path path, int number) {
    JsonPath compiled = compile(path);
    return event -> read(compiled, event) instanceof Number n && n.intValue() == number;
  }

  @Override
  public Predicate<Object> atLeast(Path path, int number) {
    JsonPath compiled = compile(path);
    return event -> read(compiled, event) instanceof Number n && n.intValue() >= number;
  }

  @Override
  public Predicate<Object> someBelow(String root, Path tail, String value) {
    return below(root, tail, found -> found.toString().equals(value));
  }

  @Override
  public Predicate<Object> someBelowStarts(String root, Path tail, String prefix) {
    return below(root, tail, found -> found instanceof String text && text.startsWith(prefix));
  }

  @Override
  public Predicate<Object> someBelowMatches(String root, Path tail, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return below(root, tail, found -> found instanceof String text && pattern.matches(text));
  }

  @Override
  public Predicate<Object> patchSetsTrue(String pathEnding) {
    JsonPath request = compile(Path.of("requestObject"));
    return event ->
        read(request, event) instanceof List<?> patch
            && patch.stream().anyMatch(step -> setsTrue(step, pathEnding));
  }

  private static boolean setsTrue(Object step, String pathEnding) {
    return step instanceof Map<?, ?> map
        && map.get("path") instanceof String path
        && path.endsWith(pathEnding)
        && "true".equals(String.valueOf(map.get("value")));
  }

  @Override
  public Predicate<Object> bareContainer(String imageEnding) {
    JsonPath containers = JsonPath.compile("$['requestObject']..['containers'][*]");
    return event ->
        read(containers, event) instanceof List<?> list
            && list.stream().anyMatch(it -> isBare(it, imageEnding));
  }

  private static boolean isBare(Object container, String imageEnding) {
    return container instanceof Map<?, ?> map
        && map.get("image") instanceof String image
        && image.endsWith(imageEnding)
        && !(map.get("securityContext") instanceof Map<?, ?> context && !context.isEmpty());
  }

  @Override
  public Predicate<Object> not(Predicate<Object> condition) {
    return condition.negate();
  }

  @Override
  public Predicate<Object> all(List<Predicate<Object>> conditions) {
    List<Predicate<Object>> all = List.copyOf(conditions);
    return event -> {
      for (Predicate<Object> condition : all) {
        if (!condition.test(event)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public Predicate<Object> either(List<Predicate<Object>> conditions) {
    return all(conditions.stream().map(Predicate::negate).toList()).negate();
  }

  private static Predicate<Object> text(Path path, Predicate<String> holds) {
    JsonPath compiled = compile(path);
    return event -> read(compiled, event) instanceof String text && holds.test(text);
  }

  private static Predicate<Object> below(String root, Path tail, Predicate<Object> holds) {
    JsonPath compiled = JsonPath.compile("$['" + root + "'].." + members(tail));
    return event -> {
      if (read(compiled, event) instanceof List<?> found) {
        for (Object value : found) {
          if (value != null && holds.test(value)) {
            return true;
          }
        }
      }
      return false;
    };
  }

  private static JsonPath compile(Path path) {
    return JsonPath.compile("$" + members(path));
  }

  private static String members(Path path) {
    return path.names().stream().map(name -> "['" + name + "']").collect(Collectors.joining());
  }

  private static @Nullable Object read(JsonPath path, Object event) {
    return path.read(event, CONFIGURATION);
  }
}
