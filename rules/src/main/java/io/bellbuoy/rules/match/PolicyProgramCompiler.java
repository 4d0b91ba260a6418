package io.bellbuoy.rules.match;

import io.bellbuoy.rules.expression.Step;
import io.bellbuoy.rules.match.formula.AtomTable;
import io.bellbuoy.rules.match.formula.Formula;
import io.bellbuoy.rules.match.formula.FormulaCompiler;
import io.bellbuoy.rules.match.formula.SlotTable;
import io.bellbuoy.rules.match.scan.RootPaths;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of the rules of a policy the program by which its events are read. For one thread. */
final class PolicyProgramCompiler {

  /** Enough for thousands of paths of the usual kind. */
  private static final int MOST_STATES = 10_000;

  /**
   * Which paths are followed together; the next where the one before takes too many states. Paths
   * that go to any depth, or through any member, can multiply.
   */
  private static final List<Predicate<List<Step>>> WAYS =
      List.of(
          path -> true,
          path -> path.stream().filter(PolicyProgramCompiler::isWide).count() < 2,
          path -> path.stream().noneMatch(PolicyProgramCompiler::isWide),
          path -> path.stream().allMatch(step -> step instanceof Step.Member),
          path -> false);

  /** What most rules ask for first, and what comes late enough for most others to be out. */
  private static final String RESTING = "objectRef";

  private final Policy.Match match;
  private final List<CompiledRule> rules;

  private PolicyProgramCompiler(Policy.Match match, List<CompiledRule> rules) {
    this.match = match;
    this.rules = rules;
  }

  static PolicyProgram compile(Policy.Match match, List<CompiledRule> rules) {
    PolicyProgramCompiler compiler = new PolicyProgramCompiler(match, rules);
    return WAYS.stream()
        .flatMap(way -> Stream.ofNullable(compiler.program(way)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no path at all takes too many states"));
  }

  private static boolean isWide(Step step) {
    return !(step instanceof Step.Member || step instanceof Step.Element);
  }

  /** Null where the paths take too many states. */
  private @Nullable PolicyProgram program(Predicate<List<Step>> followed) {
    SlotTable slots = new SlotTable(followed);
    AtomTable atoms = new AtomTable(slots);
    FormulaCompiler compiler = new FormulaCompiler(atoms);
    List<Formula> formulas = rules.stream().map(rule -> formula(rule, compiler)).toList();
    RootPaths paths = RootPaths.of(slots.paths(), slots.memberNames(), MOST_STATES);
    if (paths == null) {
      return null;
    }
    List<String> names = slots.memberNames();
    int resting = names.indexOf(RESTING) + 1;
    GatePlan gates = new GatePlan(formulas, resting);
    List<Formula> ordered = new ArrayList<>();
    for (int rule = 0; rule < formulas.size(); rule++) {
      ordered.add(AskingOrder.of(rule, formulas.get(rule), gates));
    }
    MemberPlan members =
        new MemberPlan(names.size(), ordered, gates, new SharedConditions(ordered, gates), resting);
    boolean[] ends = new boolean[rules.size()];
    for (int rule = 0; rule < ends.length; rule++) {
      ends[rule] = rules.get(rule).ends(match);
    }
    return new PolicyProgram(
        rules,
        ends,
        ordered.toArray(Formula[]::new),
        paths,
        names,
        members.work(),
        atoms.atoms(),
        new SlotUses(formulas, gates).of(slots),
        gates.needs(),
        resting);
  }

  private static Formula formula(CompiledRule rule, FormulaCompiler compiler) {
    List<Formula> parts = new ArrayList<>();
    if (!rule.entry().clusters().isEmpty()) {
      Predicate<Attributes> covers = rule::covers;
      parts.add(compiler.ofAttributes(rule.entry().clusters(), covers));
    }
    parts.add(compiler.of(rule.expression()));
    rule.exceptions()
        .forEach(exception -> parts.add(compiler.of(exception.expression()).negated()));
    return Formula.all(parts);
  }
}
