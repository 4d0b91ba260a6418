package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.imported.ImportNote.Origin;
import io.bellbuoy.rules.imported.SigmaReader.Document;
import io.bellbuoy.schemas.Threshold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Takes over Sigma rules for the Kubernetes audit log, and correlations that count them. What no
 * audit event as the API server writes it can satisfy stays out, and is said. Not thread-safe.
 */
public final class SigmaImport {

  private static final Pattern SIGMA = Pattern.compile("(?m)^(detection|correlation):");

  private final ImportBuilder report = new ImportBuilder();

  /** By their names and ids: correlations refer to either. */
  private final Map<String, Document> named = new LinkedHashMap<>();

  /** By correlations, the names and ids of the rules that they count and that do not alert. */
  private final Map<Origin, List<String>> counted = new HashMap<>();

  private SigmaImport() {}

  /** Whether a text looks like Sigma rules, and not like a rule file. */
  public static boolean looksLikeSigma(String text) {
    return SIGMA.matcher(text).find();
  }

  /** What comes of the files together. */
  public static ImportResult of(List<ImportFile> files) {
    return new SigmaImport().all(files);
  }

  private ImportResult all(List<ImportFile> files) {
    List<Document> documents = new ArrayList<>();
    for (ImportFile file : files) {
      documents.addAll(SigmaReader.read(file, report));
    }
    documents.forEach(this::index);
    documents.forEach(this::attempt);
    return report.build(null);
  }

  /** Takes it over, or says why not. */
  private void attempt(Document document) {
    try {
      take(document);
    } catch (UntranslatableException e) {
      String name = SigmaRule.nameOf(document);
      report.leaveOut(document.origin(), name, e.said(), e.hint(), original(document));
    }
  }

  /** With the rules that it counts: they stay out with it. */
  private String original(Document document) {
    StringBuilder original = new StringBuilder(document.original());
    for (String name : counted.getOrDefault(document.origin(), List.of())) {
      Document base = named.get(name);
      if (base != null && !base.origin().equals(document.origin())) {
        original.append("\n---\n").append(base.original());
      }
    }
    return original.toString();
  }

  private void index(Document document) {
    try {
      Map<String, Node> members = SigmaNodes.members(document.root());
      MappingNode correlation = SigmaNodes.mapping(members, "correlation");
      if (correlation != null) {
        counted.put(document.origin(), SigmaCorrelation.referred(correlation));
      }
      for (String key : List.of("name", "id")) {
        String name = SigmaNodes.text(members, key);
        if (!name.isEmpty()) {
          named.putIfAbsent(name, document);
        }
      }
    } catch (UntranslatableException e) {
      // Taking it will fail alike, and that is said.
    }
  }

  private void take(Document document) {
    Map<String, Node> members = SigmaNodes.members(document.root());
    MappingNode correlation = SigmaNodes.mapping(members, "correlation");
    if (correlation != null) {
      correlated(document, members, SigmaCorrelation.of(correlation));
      return;
    }
    if (!members.containsKey("detection")) {
      report.skip(document.origin(), SigmaRule.nameOf(document), "it is no Sigma rule");
      return;
    }
    String other = otherSource(members);
    if (other != null) {
      report.skip(document.origin(), SigmaRule.nameOf(document), other);
      return;
    }
    Clause clause = clause(members);
    List<String> names =
        Stream.of("name", "id")
            .map(key -> SigmaNodes.text(members, key))
            .filter(name -> !name.isEmpty())
            .toList();
    if (counted.values().stream().anyMatch(some -> !Collections.disjoint(some, names))) {
      report.note(
          document.origin(),
          SigmaRule.nameOf(document),
          "a correlation counts it: it is part of that and alerts not by itself");
      return;
    }
    take(document, members, clause, null);
  }

  private void correlated(
      Document document, Map<String, Node> members, SigmaCorrelation correlation) {
    List<Clause> clauses = new ArrayList<>();
    for (String name : correlation.rules()) {
      Document base = named.get(name);
      if (base == null) {
        throw new UntranslatableException(
            "it counts `" + name + "`, which none of the files has", "import both together");
      }
      Map<String, Node> parts = SigmaNodes.members(base.root());
      if (parts.containsKey("correlation")) {
        throw new UntranslatableException("it counts another correlation");
      }
      String other = otherSource(parts);
      if (other != null) {
        throw new UntranslatableException("it counts `" + name + "`: " + other);
      }
      clauses.add(clause(parts));
    }
    take(document, members, Clause.some(clauses), correlation.threshold());
  }

  private void take(
      Document document, Map<String, Node> members, Clause clause, @Nullable Threshold threshold) {
    List<String> dead =
        clause.comparisons().stream()
            .map(Clause.Comparison::dead)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (clause.never()) {
      throw new UntranslatableException(
          "it cannot match an audit event as the API server writes it: " + String.join("; ", dead));
    }
    SigmaRule rule = new SigmaRule(document, members, report);
    if (report.take(document.origin(), rule.with(clause.text(), threshold), document.original())) {
      rule.remarks();
      for (String why : dead) {
        report.note(document.origin(), rule.title(), "a part of it never holds: " + why);
      }
    }
  }

  private static Clause clause(Map<String, Node> members) {
    MappingNode detection = SigmaNodes.mapping(members, "detection");
    if (detection == null || members.containsKey("action")) {
      throw new UntranslatableException("a collection with `action` cannot be taken over");
    }
    return new SigmaDetection().of(detection);
  }

  /** Why a rule is not about the audit log; null where it is. */
  private static @Nullable String otherSource(Map<String, Node> members) {
    MappingNode source = SigmaNodes.mapping(members, "logsource");
    Map<String, Node> parts = source == null ? Map.of() : SigmaNodes.members(source);
    String product = SigmaNodes.text(parts, "product").toLowerCase(Locale.ROOT);
    String service = SigmaNodes.text(parts, "service").toLowerCase(Locale.ROOT);
    return product.equals("kubernetes") && service.equals("audit")
        ? null
        : "its logsource is not product kubernetes, service audit";
  }
}
