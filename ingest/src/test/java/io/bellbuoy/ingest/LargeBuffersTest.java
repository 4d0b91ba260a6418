package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeBuffersTest {

  private static final int LIMIT = 200_000;
  private static final byte[] BODY =
      ("[{\"a\":\"" + "x".repeat(100_000) + "\"},{\"b\":1}]").getBytes(UTF_8);

  @Test
  void areMadeWhenAskedForAndNoMoreThanAllowed() {
    LargeBuffers buffers = new LargeBuffers(2, 10);
    byte[] one = requireNonNull(buffers.take());
    byte[] two = requireNonNull(buffers.take());

    assertThat(one).hasSize(10).isNotSameAs(two);
    assertThat(buffers.take()).isNull();

    buffers.giveBack(two);
    assertThat(buffers.take()).isSameAs(two);
  }

  @Test
  void aReaderWaitsForOneAndGoesOnWhereItStopped() {
    LargeBuffers buffers = new LargeBuffers(1, LIMIT);
    byte[] taken = requireNonNull(buffers.take());
    List<Item> items = new ArrayList<>();
    EventListReader reader = new EventListReader(buffers, LIMIT, items::add);

    int at = reader.read(BODY, 0, BODY.length);
    assertThat(reader.waiting()).isTrue();
    assertThat(at).isEqualTo(ItemBuffer.SMALL + 1); // the bracket is no part of the item
    assertThat(reader.read(BODY, at, BODY.length)).isEqualTo(at);
    assertThat(items).isEmpty();

    buffers.giveBack(taken);
    assertThat(reader.read(BODY, at, BODY.length)).isEqualTo(BODY.length);
    assertThat(reader.waiting()).isFalse();
    reader.end();
    assertThat(Bodies.events(items))
        .containsExactly(new String(BODY, 1, BODY.length - 10, UTF_8), "{\"b\":1}");
    assertThat(buffers.take()).as("given back").isSameAs(taken);
  }

  @Test
  void aReaderThatIsClosedInTheMiddleGivesItsBufferBack() {
    LargeBuffers buffers = new LargeBuffers(1, LIMIT);
    EventListReader reader = new EventListReader(buffers, LIMIT, item -> {});
    reader.read(BODY, 0, 90_000);
    assertThat(buffers.take()).isNull();

    reader.close();
    reader.close();

    assertThat(buffers.take()).isNotNull();
    assertThat(buffers.take()).as("given back once").isNull();
  }

  @Test
  void smallItemsNeedNone() {
    List<Item> items = new ArrayList<>();
    EventListReader reader = new EventListReader(new LargeBuffers(0, LIMIT), LIMIT, items::add);
    byte[] body = ("[{\"a\":\"" + "x".repeat(60_000) + "\"}]").getBytes(UTF_8);

    assertThat(reader.read(body, 0, body.length)).isEqualTo(body.length);
    assertThat(items).hasSize(1);
  }
}
