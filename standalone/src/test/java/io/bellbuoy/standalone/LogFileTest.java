package io.bellbuoy.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of Kafka's own log reaches the log file: not what it says of an ordinary start. */
class LogFileTest {

  private static final String STREAMS = "org.apache.kafka.streams.";

  @TempDir Path folder;

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "processor.internals.ProcessorStateManager, ERROR",
    "processor.internals.StateDirectory, ERROR",
    "processor.internals.StreamThread, ERROR",
    "processor.internals.TaskManager, OFF",
    "StreamsConfig, ERROR",
  })
  void aStoreThatIsRestoredAfterAKillIsNoNews(String logger, String level) throws Exception {
    configure("logback-up.xml");
    assertThat(context.getLogger(STREAMS + logger).getEffectiveLevel())
        .isEqualTo(Level.valueOf(level));
    // Kafka still has that class: a name that is gone silences nothing.
    assertThat(Class.forName(STREAMS + logger)).isNotNull();

    context.getLogger(STREAMS + logger).warn("did not find checkpoint offsets");
    context.getLogger(TopicPartition.class).warn("something else");
    assertThat(log()).contains("something else").doesNotContain("checkpoint");
  }

  @Test
  void theControllerNeedNotSayThatItStarts() throws Exception {
    configure("logback-up.xml");
    String controller = "org.apache.kafka.controller.QuorumController";
    assertThat(Class.forName(controller)).isNotNull();

    context.getLogger(controller).warn("Performing controller activation");
    context.getLogger(controller).error("it cannot write");
    assertThat(log()).contains("it cannot write").doesNotContain("activation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logback-up.xml", "logback-service.xml"})
  void errorsOfStreamsAndOurOwnWordsAreLogged(String file) throws Exception {
    configure(file);
    assertThat(context.getLogger("io.bellbuoy.engine").isInfoEnabled()).isTrue();
    assertThat(context.getLogger(STREAMS + "KafkaStreams").isErrorEnabled()).isTrue();
    assertThat(context.getLogger(STREAMS + "processor.internals.StreamThread").isErrorEnabled())
        .isTrue();
    assertThat(context.getLogger(STREAMS + "processor.internals.TaskManager").isErrorEnabled())
        .isFalse();
  }

  private void configure(String file) throws JoranException {
    context.putProperty("bellbuoy.log", folder.resolve("bellbuoy.log").toString());
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(requireNonNull(LogFileTest.class.getResource("/" + file)));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("bellbuoy.log"));
  }
}
