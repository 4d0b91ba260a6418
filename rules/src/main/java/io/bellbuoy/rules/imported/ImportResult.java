package io.bellbuoy.rules.imported;

import io.bellbuoy.rules.file.RuleFileWriter;
import io.bellbuoy.rules.file.RuleFiles;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What came of an import.
 *
 * @param files the rules that came along, each of which compiles, and their policy
 * @param leftOut what did not, in its own words
 * @param notes the report, in the order of the files
 */
public record ImportResult(RuleFiles files, List<LeftOut> leftOut, List<ImportNote> notes) {

  /** What YAML takes for the end of a line, and so of a comment. */
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\t]]|\uFFFE|\uFFFF");

  public ImportResult {
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * A rule that could not be taken over.
   *
   * @param why in plain words
   * @param original as the other product has it
   */
  public record LeftOut(String name, String why, String original) {}

  /** Whether all that should come along did, and there was something. */
  public boolean complete() {
    return !files.rules().isEmpty() && count(ImportNote.Kind.LEFT_OUT) == 0;
  }

  /** How many notes of a kind there are. */
  public int count(ImportNote.Kind kind) {
    return (int) notes.stream().filter(note -> note.kind() == kind).count();
  }

  /** One rule file: what came along, and below it, as comments, what did not. */
  public String text() {
    boolean nothing = files.rules().isEmpty() && files.policy() == null;
    StringBuilder text = new StringBuilder(nothing ? "rules: []\n" : RuleFileWriter.write(files));
    for (LeftOut one : leftOut) {
      text.append("\n# Not taken over: ");
      comment(text, one.name());
      text.append("#   ");
      comment(text, one.why());
      text.append("#\n");
      LINE_BREAK
          .splitAsStream(one.original().stripTrailing())
          .forEach(line -> comment(text.append("#   "), line));
    }
    return text.toString();
  }

  private static void comment(StringBuilder text, String line) {
    String visible = LINE_BREAK.matcher(line).replaceAll(" ");
    text.append(UNPRINTABLE.matcher(visible).replaceAll("\uFFFD").stripTrailing()).append('\n');
  }
}
