package io.bellbuoy.rules.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.rules.expression.Diagnostic;
import io.bellbuoy.rules.file.RuleFileResult.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * From the paths that a user names to the rule files there, in the order of their paths, bytewise.
 * Not thread-safe.
 *
 * <p>In folders, names that begin with a dot are passed over: a mounted ConfigMap keeps its older
 * copies under such names.
 */
final class RuleFileFinder {

  private final TreeMap<String, Path> found =
      new TreeMap<>((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
  private final List<Finding> findings = new ArrayList<>();

  /** Adds what a path stands for. */
  void add(Path path) {
    if (!Files.exists(path)) {
      refuse(path, "there is no such file or folder");
    } else if (!Files.isDirectory(path)) {
      found.put(path.normalize().toString(), path);
    } else {
      addFolder(path);
    }
  }

  /** The files that could be read. */
  List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    found.forEach(
        (name, path) -> {
          try {
            String text =
                UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(path))).toString();
            Path folder = path.toAbsolutePath().getParent();
            files.add(
                new SourceFile(
                    name, text, folder == null ? EventFiles.NONE : new EventFolder(folder)));
          } catch (CharacterCodingException e) {
            refuse(path, "the file is not UTF-8");
          } catch (IOException e) {
            refuse(path, "the file cannot be read: " + reason(e));
          }
        });
    return files;
  }

  /** What could not be found or read. */
  List<Finding> findings() {
    return findings;
  }

  private void addFolder(Path folder) {
    int before = found.size();
    try {
      Files.walkFileTree(folder, new Collector(folder));
    } catch (IOException e) {
      refuse(folder, "the folder cannot be read: " + reason(e));
      return;
    }
    if (found.size() == before) {
      refuse(folder, "there is no rule file in this folder (*.yaml, *.yml)");
    }
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }

  private void refuse(Path path, String message) {
    Diagnostic diagnostic = new Diagnostic(Diagnostic.Kind.ERROR, 1, 1, 1, message, null);
    findings.add(new Finding(path.toString(), diagnostic, ""));
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  private final class Collector extends SimpleFileVisitor<Path> {

    private final Path folder;

    private Collector(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return !dir.equals(folder) && isHidden(dir)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.toString();
      boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
      // Not by the attributes: in a mounted ConfigMap each file is a link.
      if (yaml && !isHidden(file) && Files.isRegularFile(file)) {
        found.put(file.normalize().toString(), file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
