package io.bellbuoy.bench.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.ParseContext;
import dev.cel.bundle.CelFactory;
import io.bellbuoy.rules.match.CompiledPolicy;
import io.bellbuoy.rules.match.PlainReading;
import io.bellbuoy.schemas.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/** The ways to judge that are measured beside each other; each reads the event from its bytes. */
public enum Judges {
  /** The policy as the engine has it. */
  BELLBUOY {
    @Override
    Judge of(PolicyShape shape, int rules) {
      CompiledPolicy policy = Policies.compiled(shape, rules, Policy.Match.FIRST);
      return event -> Policies.index(policy.assess(event, Policies.FROM).alerts());
    }
  },
  /** The same policy, read plainly: a tree of the event, rule after rule. */
  PLAIN {
    @Override
    Judge of(PolicyShape shape, int rules) {
      CompiledPolicy policy = Policies.compiled(shape, rules, Policy.Match.FIRST);
      PlainReading plain = new PlainReading(Policy.Match.FIRST, policy.rules());
      return event -> Policies.index(plain.assess(event, Policies.FROM).alerts());
    }
  },
  /** Common Expression Language, Google's implementation for Java, its standard runtime. */
  CEL {
    @Override
    Judge of(PolicyShape shape, int rules) {
      return CelRules.of(CelFactory.legacyCelBuilder(), shape, rules);
    }
  },
  /** Jayway JsonPath and comparisons in Java. */
  JAYWAY {
    @Override
    Judge of(PolicyShape shape, int rules) {
      List<Predicate<Object>> all = new RuleShapes<>(new JaywayDialect()).rules(shape, rules);
      ParseContext parser = JsonPath.using(JaywayDialect.CONFIGURATION);
      return event -> {
        DocumentContext document = parser.parse(new ByteArrayInputStream(event), "UTF-8");
        return first(all, document.json());
      };
    }
  },
  /** What a programmer would write for just these rules, over a tree of Jackson's. */
  LAMBDAS {
    @Override
    Judge of(PolicyShape shape, int rules) {
      List<Predicate<JsonNode>> all = HandWritten.rules(shape, rules);
      ObjectMapper mapper = new ObjectMapper();
      return event -> first(all, tree(mapper, event));
    }
  };

  /** A policy of that kind. */
  abstract Judge of(PolicyShape shape, int rules);

  private static JsonNode tree(ObjectMapper mapper, byte[] event) {
    try {
      return mapper.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> int first(List<Predicate<T>> rules, T event) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).test(event)) {
        return i;
      }
    }
    return Judge.NONE;
  }
}
