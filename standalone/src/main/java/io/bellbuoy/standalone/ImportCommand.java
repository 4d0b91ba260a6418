package io.bellbuoy.standalone;

import io.bellbuoy.rules.imported.ImportFile;
import io.bellbuoy.rules.imported.ImportNote;
import io.bellbuoy.rules.imported.ImportResult;
import io.bellbuoy.rules.imported.PrismaImport;
import io.bellbuoy.rules.imported.SigmaImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: rules of other products as rule files. */
@Command(
    name = "import",
    description = {
      "Turns rules of other products into one rule file, and reports what did not carry over.",
      "What did not stands in the file as comments. 1 where something did not, or nothing did."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ImportCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "prisma",
      description = {
        "Custom rules and the Kubernetes audit policy of Prisma Cloud Compute: the JSON of",
        "GET /api/v1/custom-rules and GET /api/v1/policies/kubernetes-audit, together."
      },
      mixinStandardHelpOptions = true)
  int prisma(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Exported JSON.")
          List<Path> files,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "The new rule file; standard output where it is not given.")
          @Nullable Path output)
      throws IOException {
    List<ImportFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(ImportFile.read(regular(file)));
    }
    return report("prisma", PrismaImport.of(read), output);
  }

  @Command(
      name = "sigma",
      description = {
        "Sigma rules of product kubernetes, service audit, and correlations that count them."
      },
      mixinStandardHelpOptions = true)
  int sigma(
      @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of them.")
          List<Path> paths,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "The new rule file; standard output where it is not given.")
          @Nullable Path output)
      throws IOException {
    List<ImportFile> read = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? yamlIn(path) : List.of(regular(path))) {
        read.add(ImportFile.read(file));
      }
    }
    return report("sigma", SigmaImport.of(read), output);
  }

  private static List<Path> yamlIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private Path regular(Path file) {
    if (Files.isDirectory(file)) {
      throw usage(file + " is a folder; name the files in it");
    }
    return file;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int report(String format, ImportResult result, @Nullable Path output) throws IOException {
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(result.text());
      out.flush();
    } else {
      write(output, result.text());
    }
    PrintWriter err = spec.commandLine().getErr();
    result.notes().forEach(note -> err.println(note.display()));
    err.println(
        "import %s: %s carried over, %d left out, %d skipped"
            .formatted(
                format,
                CheckCommand.count(result.files().rules().size(), "rule"),
                result.count(ImportNote.Kind.LEFT_OUT),
                result.count(ImportNote.Kind.SKIPPED)));
    err.flush();
    return result.complete() ? 0 : BellbuoyMain.NOT_SO;
  }

  /** Never over what is there: somebody may have worked on it. */
  private static void write(Path output, String text) throws IOException {
    try {
      Files.writeString(output, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(output + " is there already; name another file or remove it", e);
    }
  }
}
