package io.bellbuoy.bench.matcher;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.re2j.Pattern;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * CEL-Java: each rule a program that was compiled and checked once, each event a tree that is built
 * once. Thread-safe.
 */
final class CelRules implements Judge {

  /** CEL knows 64-bit integers only, and takes them as Java's longs only. */
  private static final ObjectReader TREE =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .readerFor(new TypeReference<Map<String, Object>>() {});

  private static final ObjectReader LARGER_NUMBERS =
      TREE.without(DeserializationFeature.USE_LONG_FOR_INTS);

  private final Map<String, String[]> tails = new ConcurrentHashMap<>();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
  private final List<CelRuntime.Program> rules = new ArrayList<>();

  private CelRules(CelBuilder builder, List<String> expressions) {
    Cel cel = environment(builder);
    for (String expression : expressions) {
      try {
        rules.add(cel.createProgram(cel.compile(expression).getAst()));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new IllegalArgumentException(expression + ": " + e.getMessage(), e);
      }
    }
  }

  /** The policy for the runtime that the builder makes. */
  static Judge of(CelBuilder builder, PolicyShape shape, int count) {
    return new CelRules(builder, new RuleShapes<>(new CelDialect()).rules(shape, count));
  }

  @Override
  public int firstMatch(byte[] event) {
    Map<String, Object> variables = Map.of("e", tree(event));
    for (int i = 0; i < rules.size(); i++) {
      if (holds(rules.get(i), variables)) {
        return i;
      }
    }
    return NONE;
  }

  /** A value of another type than the rule takes it for is no match. */
  private static boolean holds(CelRuntime.Program rule, Map<String, Object> variables) {
    try {
      return Boolean.TRUE.equals(rule.eval(variables));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Map<String, Object> tree(byte[] event) {
    try {
      try {
        return TREE.readValue(event);
      } catch (InputCoercionException e) {
        return LARGER_NUMBERS.readValue(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("Immutable") // what they close over are caches of what they would compute
  private Cel environment(CelBuilder builder) {
    return builder
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar("e", MapType.create(SimpleType.STRING, SimpleType.DYN))
        .addFunctionDeclarations(
            CelFunctionDecl.newFunctionDeclaration(
                "below",
                CelOverloadDecl.newGlobalOverload(
                    "below_values",
                    ListType.create(SimpleType.DYN),
                    SimpleType.DYN,
                    SimpleType.STRING)),
            search("someBelow"),
            search("someBelowStarts"),
            search("someBelowMatches"))
        .addFunctionBindings(
            CelFunctionBinding.from(
                "below_values",
                Object.class,
                String.class,
                (root, tail) -> Below.values(root, tail(tail))),
            binding("someBelow", (found, value) -> found.toString().equals(value)),
            binding(
                "someBelowStarts",
                (found, value) -> found instanceof String text && text.startsWith(value)),
            binding(
                "someBelowMatches",
                (found, value) -> found instanceof String text && pattern(value).matches(text)))
        .build();
  }

  private static CelFunctionDecl search(String name) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(
            name + "_value",
            SimpleType.BOOL,
            SimpleType.DYN,
            SimpleType.STRING,
            SimpleType.STRING));
  }

  @SuppressWarnings("Immutable") // as above
  private CelFunctionBinding binding(String name, BiPredicate<Object, String> holds) {
    return CelFunctionBinding.from(
        name + "_value",
        List.of(Object.class, String.class, String.class),
        arguments -> {
          String value = (String) arguments[2];
          return Below.some(
              arguments[0], tail((String) arguments[1]), found -> holds.test(found, value));
        });
  }

  private String[] tail(String names) {
    return tails.computeIfAbsent(names, text -> text.split("\\.", -1));
  }

  private Pattern pattern(String regex) {
    return patterns.computeIfAbsent(regex, Pattern::compile);
  }
}
