package io.bellbuoy.rules.match.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.schemas.Attributes;
import java.util.Arrays;

/** One event and the policy that it is tried with. */
record TriedCase(TriedPolicy policy, Attributes attributes, byte[] event) {

  private static final ObjectMapper JSON = new ObjectMapper();

  TriedCase withPolicy(TriedPolicy other) {
    return new TriedCase(other, attributes, event);
  }

  TriedCase withEvent(byte[] other) {
    return new TriedCase(policy, attributes, other);
  }

  /** As one line of {@code differences.jsonl}. */
  String line(String why) {
    ObjectNode line = JSON.createObjectNode();
    line.put("why", why);
    line.put("policy", policy.yaml());
    ObjectNode known = line.putObject("attributes");
    attributes.known().forEach((attribute, value) -> known.put(attribute.text(), value));
    String text = new String(event, UTF_8);
    boolean whole = Arrays.equals(text.getBytes(UTF_8), event);
    line.put(whole ? "event" : "bytes", whole ? text : new String(event, ISO_8859_1));
    return line.toString();
  }
}
