package io.bellbuoy.sink;

import io.bellbuoy.bootstrap.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name of this sink, kept in its data folder: the same after every restart. */
final class InstanceId {

  private static final Pattern FORM = Pattern.compile("sink-[0-9a-f]{8}");

  private InstanceId() {}

  /**
   * The name; made where there is none.
   *
   * @throws StartException where the folder cannot be used
   */
  static String in(Path folder) {
    Path file = folder.resolve("instance-id");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        String id = Files.readString(file).strip();
        if (FORM.matcher(id).matches()) {
          return id;
        }
      }
      String id = "sink-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 8);
      Path draft = Files.writeString(folder.resolve("instance-id.new"), id + "\n");
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      return id;
    } catch (IOException e) {
      throw new StartException("the data folder " + folder + " cannot be used: " + e, e);
    }
  }
}
