package io.bellbuoy.sink.channel;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What channels work with, and what they must not touch.
 *
 * @param vertx for network clients
 * @param stdout where {@code stdout} writes
 * @param folder paths in options, such as {@code path} or {@code file:} references to secrets, must
 *     lie in it; null: anywhere. Who may only configure channels must not read or write the host's
 *     files through them
 * @param allowLocal whether URLs may lead to loopback, link-local and metadata addresses
 */
public record ChannelEnvironment(
    Vertx vertx, PrintStream stdout, @Nullable Path folder, boolean allowLocal) {

  /** Which addresses they may connect to. */
  public Reach reach() {
    return Reach.of(allowLocal);
  }
}
