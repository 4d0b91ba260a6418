package io.bellbuoy.rules.match.scan;

import java.util.Random;

/** Makes JSON objects of all kinds, the odd ones more often than life does. */
final class RandomJson {

  private static final String[] NAMES = {
    "a",
    "b",
    "c",
    "0",
    "1",
    "x.y",
    "\\u0061",
    "\\ud83d\\ude00",
    "é",
    "a\\\"b",
    "long-name-of-a-member"
  };
  private static final String[] SCALARS = {
    "\"x\"",
    "\"\"",
    "\"\\u0078\"",
    "\"\\ud83d\"",
    "\"\\ud83d\\ude00\"",
    "\"😀 and a long text\"",
    "\"\\\\\\\"\"",
    "\"a\\nb\\/c\"",
    "1",
    "-0",
    "1.50",
    "1e9",
    "12345678901234567890123",
    "true",
    "false",
    "null",
    "\"{[\\\"\"",
    "\"]}\""
  };

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    int members = random.nextInt(5);
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? "" : one(",", " ,\n"));
      json.append('"').append(one(NAMES)).append(one("\":", "\" : ")).append(value(depth - 1));
    }
    return json.append(one("}", " }")).toString();
  }

  private String value(int depth) {
    int kind = depth <= 0 ? 0 : random.nextInt(4);
    if (kind < 2) {
      return one(SCALARS);
    }
    return kind == 2 ? object(depth) : array(depth);
  }

  private String array(int depth) {
    StringBuilder json = new StringBuilder("[");
    int elements = random.nextInt(4);
    for (int i = 0; i < elements; i++) {
      json.append(i == 0 ? "" : one(",", " , ")).append(value(depth - 1));
    }
    return json.append(one("]", "\t]")).toString();
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
