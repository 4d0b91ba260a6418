package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.registry.KafkaConfig;
import io.bellbuoy.schemas.DeadLetter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dead-letters}: what could not be used. */
@Command(
    name = "dead-letters",
    description = "Lists what could not be used and why; shows one, or tries it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do: list, show or replay");
  }

  @Command(
      name = "list",
      description = "One line each, oldest first, with the name that show and replay take.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Target target,
      @Option(names = "--json", description = "One JSON line each.") boolean json) {
    KafkaConfig kafka = target.kafka();
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      box.forEach(record -> print(json ? asJson(record) : asLine(record)));
    }
    return 0;
  }

  @Command(
      name = "show",
      description = {
        "Prints the raw bytes of one as they were.",
        "A terminal obeys the control characters among them: send them to a file or a pager."
      },
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Target target,
      @Parameters(paramLabel = "NAME", description = "As list prints it.") String name) {
    try (DeadLetterBox box = new DeadLetterBox(target.kafka())) {
      byte[] raw = DeadLetterBox.letter(box.find(place(name))).raw();
      System.out.write(raw, 0, raw.length);
      System.out.println();
    }
    return 0;
  }

  @Command(
      name = "replay",
      description = {
        "Writes events that the engine could not judge to the events topic again.",
        "What never was a record, or was not for a channel, cannot be replayed."
      },
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin Target target,
      @Parameters(arity = "1..*", paramLabel = "NAME", description = "As list prints it.")
          List<String> names) {
    KafkaConfig kafka = target.kafka();
    try (DeadLetterBox box = new DeadLetterBox(kafka)) {
      List<ConsumerRecord<byte[], byte[]>> records =
          names.stream().map(name -> box.find(place(name))).toList();
      records.forEach(box::refuseToReplay);
      records.forEach(box::replay);
      print("replayed " + records.size());
    }
    return 0;
  }

  private DeadLetterBox.Place place(String name) {
    if (!name.matches("\\d{1,4}:\\d{1,18}")) {
      throw new ParameterException(
          spec.commandLine(), "'" + name + "' is no name of a dead letter; list prints them");
    }
    String[] parts = name.split(":", 2);
    return new DeadLetterBox.Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  private static String asLine(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter letter = DeadLetterBox.letter(record);
    String line = "%d:%d  %s  %s  %s  %d bytes  %s";
    return VisibleWriter.line(
        line.formatted(
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            letter.component(),
            letter.cluster() == null ? "-" : letter.cluster(),
            letter.raw().length,
            letter.reason()));
  }

  private static String asJson(ConsumerRecord<byte[], byte[]> record) {
    DeadLetter letter = DeadLetterBox.letter(record);
    return JsonLine.of(
        JsonLine.members(
            "name",
            record.partition() + ":" + record.offset(),
            "at",
            Instant.ofEpochMilli(record.timestamp()),
            "component",
            letter.component(),
            "cluster",
            letter.cluster(),
            "topic",
            letter.topic(),
            "partition",
            letter.topic() == null ? null : letter.partition(),
            "offset",
            letter.topic() == null ? null : letter.offset(),
            "reason",
            letter.reason(),
            "bytes",
            letter.raw().length,
            "beginning",
            new String(letter.raw(), 0, Math.min(200, letter.raw().length), UTF_8)));
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
