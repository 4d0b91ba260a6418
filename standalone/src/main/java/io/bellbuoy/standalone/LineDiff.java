package io.bellbuoy.standalone;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference between two texts, line by line. */
final class LineDiff {

  private static final int CONTEXT = 3;

  private LineDiff() {}

  /** Unified; empty where the texts are the same. */
  static List<String> of(String nameBefore, String before, String nameAfter, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        nameBefore, nameAfter, old, DiffUtils.diff(old, now), CONTEXT);
  }
}
