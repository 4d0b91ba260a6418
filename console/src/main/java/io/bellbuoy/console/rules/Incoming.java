package io.bellbuoy.console.rules;

import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.rules.imported.ImportFile;
import io.bellbuoy.rules.imported.ImportNote;
import io.bellbuoy.rules.imported.ImportResult;
import io.bellbuoy.rules.imported.PrismaImport;
import io.bellbuoy.rules.imported.SigmaImport;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that is sent to be taken over: a rule file, or rules of another product made into one.
 *
 * @param text of the rule file
 * @param notes what came along and what did not; none of a rule file
 */
record Incoming(String text, List<ImportNote> notes) {

  private static final String NAME = "file";

  /** A problem is read by people, not scrolled. */
  private static final int MOST_SAID = 10;

  /**
   * The rule file that a text is, or becomes.
   *
   * @throws ProblemException 422 where it is of another product and nothing in it can come along
   */
  static Incoming of(String text, boolean json) {
    if (json) {
      return of("Prisma Cloud", PrismaImport.of(List.of(new ImportFile(NAME, text))));
    }
    return SigmaImport.looksLikeSigma(text)
        ? of("Sigma", SigmaImport.of(List.of(new ImportFile(NAME, text))))
        : new Incoming(text, List.of());
  }

  private static Incoming of(String product, ImportResult result) {
    if (result.files().rules().isEmpty()) {
      String why =
          result.notes().stream()
              .limit(MOST_SAID)
              .map(ImportNote::display)
              .collect(Collectors.joining("; "));
      throw ProblemException.of(
          422, "nothing in it can be taken over from " + product + ": " + why);
    }
    return new Incoming(result.text(), result.notes());
  }
}
