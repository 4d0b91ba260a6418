package io.bellbuoy.rules.expression;

import java.util.Collection;
import java.util.TreeSet;

/**
 * Finds out whether a text begins, or ends, with one of many others by looking at one of them: none
 * that is kept begins another, so only the last in order before the text can begin it. Immutable.
 */
final class ManyAffixes {

  private final TreeSet<String> shortest = new TreeSet<>();
  private final Affix.End end;

  ManyAffixes(Collection<String> affixes, Affix.End end) {
    this.end = end;
    TreeSet<String> sorted = new TreeSet<>();
    affixes.forEach(affix -> sorted.add(turned(affix)));
    String last = null;
    for (String affix : sorted) {
      if (last == null || !affix.startsWith(last)) {
        shortest.add(affix);
        last = affix;
      }
    }
  }

  /** Whether one of them is at that end of the text. */
  boolean anyOf(String text) {
    String turned = turned(text);
    String candidate = shortest.floor(turned);
    return candidate != null && turned.startsWith(candidate);
  }

  /** An ending is a beginning read backwards. */
  private String turned(String text) {
    if (end == Affix.End.START) {
      return text;
    }
    // By code units: a builder's own reversal keeps surrogate pairs.
    char[] turned = new char[text.length()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = text.charAt(turned.length - 1 - i);
    }
    return new String(turned);
  }
}
