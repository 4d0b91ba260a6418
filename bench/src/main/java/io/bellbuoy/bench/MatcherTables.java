package io.bellbuoy.bench;

import java.util.List;

/** What part a measured, as tables. */
final class MatcherTables {

  private static final String ASSESS = "MatcherBenchmark.assess";
  private static final String ALL = "AllMatchesBenchmark.assess";
  private static final String PEER = "PeersBenchmark.judge";
  private static final String WORST = "WorstCaseBenchmark.judge";
  private static final String ALLOCATION = " allocation";
  private static final List<String> RULES = List.of("1", "10", "100", "1000");

  private final Numbers a;
  private final double tokens;

  MatcherTables(Numbers a) {
    this.a = a;
    this.tokens = a.value("JsonBenchmark.tokens");
  }

  /** The matcher by kind of policy and number of rules. */
  List<String> policies() {
    Table table =
        new Table("policy", "rules", "first match, events/s", "×", "all, events/s", "×", "B/event");
    table.row(
        List.of(
            "bare token pass",
            "–",
            a.text("JsonBenchmark.tokens"),
            "1.00 ×",
            "–",
            "–",
            a.text("JsonBenchmark.tokens" + ALLOCATION)));
    for (String shape : List.of("LIBRARY", "GATED")) {
      for (String rules : RULES) {
        table.row(policy(shape, rules));
      }
    }
    double worst = a.value(WORST, "judges", "BELLBUOY");
    table.row(
        List.of(
            "worst case",
            "100",
            a.text(WORST, "judges", "BELLBUOY"),
            Numbers.ratio(worst, tokens),
            "–",
            "–",
            a.text(WORST + ALLOCATION, "judges", "BELLBUOY")));
    double shipped = a.value("ShippedPolicyBenchmark.assess");
    table.row(
        List.of(
            "as shipped",
            "12",
            a.text("ShippedPolicyBenchmark.assess"),
            Numbers.ratio(shipped, tokens),
            "–",
            "–",
            a.text("ShippedPolicyBenchmark.assess" + ALLOCATION)));
    return table.lines();
  }

  private List<String> policy(String shape, String rules) {
    boolean library = shape.equals("LIBRARY");
    double first = assess(shape, rules);
    String kind = library ? "library" : "library, gated alone";
    return List.of(
        kind,
        rules,
        a.text(ASSESS, "shape", shape, "rules", rules),
        Numbers.ratio(first, tokens),
        library ? a.text(ALL, "rules", rules) : "–",
        library ? Numbers.ratio(a.value(ALL, "rules", rules), tokens) : "–",
        a.text(ASSESS + ALLOCATION, "shape", shape, "rules", rules));
  }

  /** The same rules in other ways, in events a second. */
  List<String> peers() {
    Table table = new Table("reads and judges", "1 rule", "10", "100", "1,000", "worst case, 100");
    table.row(
        List.of(
            "Bellbuoy",
            ours("1"),
            ours("10"),
            ours("100"),
            ours("1000"),
            a.text(WORST, "judges", "BELLBUOY")));
    table.row(peer("its plain reading", "PLAIN"));
    table.row(peer("lambdas over readTree", "LAMBDAS"));
    table.row(peer("CEL-Java, standard runtime", "CEL"));
    table.row(peer("Jayway JsonPath", "JAYWAY"));
    String tree = a.text("JsonBenchmark.readTree");
    table.row(List.of("readTree, nothing judged", tree, tree, tree, tree, tree));
    return table.lines();
  }

  private String ours(String rules) {
    return a.text(ASSESS, "shape", "LIBRARY", "rules", rules);
  }

  private List<String> peer(String name, String judges) {
    return List.of(
        name,
        a.text(PEER, "judges", judges, "rules", "1"),
        a.text(PEER, "judges", judges, "rules", "10"),
        a.text(PEER, "judges", judges, "rules", "100"),
        a.text(PEER, "judges", judges, "rules", "1000"),
        a.text(WORST, "judges", judges));
  }

  /** What is aimed at, beside what is. */
  List<String> targets() {
    double hundred = assess("LIBRARY", "100");
    double thousand = assess("LIBRARY", "1000");
    return new Table("aim", "at least", "measured")
        .row(aim("100 rules, of the token pass", "1.50 ×", hundred, tokens))
        .row(aim("1,000 rules, of the token pass", "1.20 ×", thousand, tokens))
        .row(aim("1,000 rules, of one rule", "0.75 ×", thousand, assess("LIBRARY", "1")))
        .row(
            aim(
                "worst case, 100 rules, of the token pass",
                "0.80 ×",
                a.value(WORST, "judges", "BELLBUOY"),
                tokens))
        .row(
            aim(
                "1,000 rules, all matches, of the token pass",
                "0.60 ×",
                a.value(ALL, "rules", "1000"),
                tokens))
        .row(
            aim(
                "100 rules, of CEL-Java",
                "50 ×",
                hundred,
                a.value(PEER, "judges", "CEL", "rules", "100")))
        .row(
            aim(
                "100 rules, of lambdas over readTree",
                "3 ×",
                hundred,
                a.value(PEER, "judges", "LAMBDAS", "rules", "100")))
        .row(
            List.of(
                "allocated for an event, 1,000 rules, bytes",
                "64 at most",
                a.text(ASSESS + ALLOCATION, "shape", "LIBRARY", "rules", "1000")))
        .row(
            List.of(
                "compiling 1,000 rules, tenth time in a process, ms",
                "500 at most",
                a.text("CompileBenchmark.compile tenth", "rules", "1000")))
        .lines();
  }

  private static List<String> aim(String what, String atLeast, double value, double of) {
    return List.of(what, atLeast, Numbers.ratio(value, of));
  }

  /** Lists, compiling, swapping. */
  List<String> details() {
    Table table = new Table("what", "measured");
    for (String members : List.of("10", "100000")) {
      table.row(
          List.of(
              "a list and blocks of %,d members, events/s".formatted(Integer.parseInt(members)),
              a.text("ListBenchmark.assess", "members", members)));
    }
    for (String rules : List.of("100", "1000")) {
      table.row(
          List.of(
              "compiling " + rules + " rules: first in the process, tenth, ms",
              a.text("CompileBenchmark.compile first", "rules", rules)
                  + ", "
                  + a.text("CompileBenchmark.compile tenth", "rules", rules)));
    }
    table.row(swap("p99.9", "Swap.p999")).row(swap("longest", "Swap.max"));
    return table.lines();
  }

  private List<String> swap(String name, String what) {
    return List.of(
        "one event of a policy of 1,000 rules, " + name + ", alone and beside swaps, ms",
        a.text(what, "swaps", "none") + ", " + a.text(what, "swaps", "all the time"));
  }

  private double assess(String shape, String rules) {
    return a.value(ASSESS, "shape", shape, "rules", rules);
  }
}
