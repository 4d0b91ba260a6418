package io.bellbuoy.rules.file;

import io.bellbuoy.rules.file.RuleFileResult.Finding;
import io.bellbuoy.schemas.NamedList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads and checks rule files. Thread-safe. */
public final class RuleFileReader {

  private RuleFileReader() {}

  /**
   * What the files say, with everything that is wrong with them. Folders are read whole: every
   * {@code *.yaml} and {@code *.yml} in them that has no name with a leading dot.
   */
  public static RuleFileResult read(List<Path> paths) {
    RuleFileFinder finder = new RuleFileFinder();
    paths.forEach(finder::add);
    List<SourceFile> files = finder.files();
    return read(finder.findings(), files);
  }

  /** The shipped library with its starter policy. */
  public static RuleFiles shipped() {
    RuleFileResult result = read(List.of(), ShippedLibrary.files());
    if (result.hasErrors()) {
      throw new IllegalStateException("the shipped library is broken: " + result.findings());
    }
    return result.files();
  }

  /**
   * What one text says, as a file of that name; events of tests stand in the text itself.
   *
   * @param known lists that its rules may name besides its own
   */
  public static RuleFileResult read(String name, String text, Collection<NamedList> known) {
    return read(List.of(), List.of(new SourceFile(name, text, EventFiles.NONE)), known);
  }

  static RuleFileResult read(List<Finding> earlier, List<SourceFile> files) {
    return read(earlier, files, List.of());
  }

  private static RuleFileResult read(
      List<Finding> earlier, List<SourceFile> files, Collection<NamedList> known) {
    RuleFilesBuilder builder = new RuleFilesBuilder();
    files.forEach(file -> builder.add(RuleFileParser.parse(file)));
    RuleFiles all = builder.build();
    RuleChecks checks = new RuleChecks(all, builder.rules(), builder.incomplete(), known);
    checks.run();
    if (files.stream().noneMatch(SourceFile::hasErrors)) {
      checks.lint();
    }
    List<Finding> findings = new ArrayList<>(earlier);
    files.forEach(file -> findings.addAll(file.findings()));
    return new RuleFileResult(all, findings);
  }
}
