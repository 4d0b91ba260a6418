package io.bellbuoy.rules.file;

import java.io.IOException;

/** The files that the tests of one rule file may refer to. */
interface EventFiles {

  /** No file but the rule file itself can be reached. */
  EventFiles NONE =
      name -> {
        throw new IOException("there are no files beside this one");
      };

  /**
   * The content of a file.
   *
   * @param name relative to the rule file
   * @throws IOException where there is none, or it lies outside the rule file's folder; the message
   *     says which, in plain words
   */
  byte[] read(String name) throws IOException;
}
