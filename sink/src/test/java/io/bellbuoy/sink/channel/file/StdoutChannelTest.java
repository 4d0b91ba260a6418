package io.bellbuoy.sink.channel.file;

import static io.bellbuoy.sink.store.AlertFixture.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellbuoy.schemas.Severity;
import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.Channel;
import io.bellbuoy.sink.channel.ChannelContract;
import io.bellbuoy.sink.channel.ChannelEnvironment;
import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.format.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StdoutChannelTest extends ChannelContract {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private boolean broken;

  @Override
  protected String kind() {
    return "stdout";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of();
  }

  @Override
  protected List<String> received() {
    return screen.toString(UTF_8).lines().toList();
  }

  @Override
  protected void behave(Behaviour behaviour) {
    broken = behaviour != Behaviour.WELL;
  }

  @Override
  protected Set<Behaviour> possible() {
    return Set.of(Behaviour.WELL, Behaviour.FAILING);
  }

  /** A print stream that forgets its errors, unlike the real one: else it could not work again. */
  @Override
  protected ChannelEnvironment environment() {
    return new ChannelEnvironment(vertx, new Screen(), null, true);
  }

  @Test
  void aTerminalIsGivenNothingToObey() {
    try (Channel channel = open(Map.of())) {
      channel.send(
          List.of(
              alert("prod", 1, Severity.LOW, "\u001b[31m \u009b31m \u202e \u2028 \u200b ü \n")));
    }

    assertThat(screen.toString(UTF_8).strip())
        .containsIgnoringCase("\\u001B[31m \\u009B31m \\u202E \\u2028 \\u200B ü \\n")
        .doesNotContain("\n");
  }

  private final class Screen extends PrintStream {
    Screen() {
      super(OutputStream.nullOutputStream(), true, UTF_8);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (!broken) {
        screen.write(bytes, from, length);
      }
    }

    @Override
    public boolean checkError() {
      return broken;
    }
  }

  @Test
  void aClosedPipeIsNoticed() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    StdoutChannel channel = new StdoutChannel(new PrintStream(closed, true, UTF_8));
    Document document = new Document("1", "prod", Instant.EPOCH, Severity.LOW, new byte[] {'x'});

    assertThat(channel.send(List.of(document))).isInstanceOf(SendResult.Later.class);
  }
}
