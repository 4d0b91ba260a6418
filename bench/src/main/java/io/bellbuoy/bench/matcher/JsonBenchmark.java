package io.bellbuoy.bench.matcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellbuoy.bench.Sample;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event, read and not judged at all: what the others are measured by. */
@State(Scope.Thread)
public class JsonBenchmark {

  private final JsonFactory json = new JsonFactory();
  private final ObjectMapper mapper = new ObjectMapper();
  private Turns events;

  @Setup
  public void prepare() {
    events = new Turns(Sample.events());
  }

  /** Every token, none looked at. */
  @Benchmark
  public int tokens() throws IOException {
    int count = 0;
    try (JsonParser parser = json.createParser(events.next())) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  /** A tree of the event. */
  @Benchmark
  public JsonNode readTree() throws IOException {
    return mapper.readTree(events.next());
  }
}
