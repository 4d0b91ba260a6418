package io.bellbuoy.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.schemas.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description of the API: what is written in {@code openapi/*.yaml}, and what the endpoints say
 * of themselves. Thread-safe once built.
 */
final class OpenApi implements Api {

  /** Each a file of bodies, parameters and answers; what belongs together is in one. */
  private static final List<String> PARTS =
      List.of(
          "base",
          "people",
          "alerts",
          "overview",
          "trial",
          "rules",
          "policy",
          "clusters",
          "channels",
          "changes");

  private static final String PREFIX = "/api/v1";
  private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]+)");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode document = MAPPER.createObjectNode();
  private final Endpoint own =
      Endpoint.get(
          PREFIX + "/openapi.json",
          null,
          "The description of this API",
          request -> Answer.json(document));

  /** A description of these APIs and of itself. */
  OpenApi(List<Api> apis) {
    PARTS.forEach(part -> merge(document, part(part)));
    apis.forEach(api -> api.endpoints().forEach(this::describe));
    describe(own);
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(own);
  }

  /** The document. */
  JsonNode document() {
    return document;
  }

  /** Where an endpoint's path stands in the document. */
  static String path(Endpoint endpoint) {
    return PARAMETER.matcher(endpoint.path().substring(PREFIX.length())).replaceAll("{$1}");
  }

  private void describe(Endpoint endpoint) {
    ObjectNode operation =
        document
            .withObjectProperty("paths")
            .withObjectProperty(path(endpoint))
            .withObjectProperty(endpoint.method().name().toLowerCase(Locale.ROOT));
    operation.put("summary", endpoint.summary());
    ArrayNode security = operation.putArray("security");
    Role needs = endpoint.needs();
    if (needs != null) {
      operation.put("x-role", needs.name().toLowerCase(Locale.ROOT));
      security.addObject().putArray("token");
      security.addObject().putArray("session");
    }
    Matcher parameter = PARAMETER.matcher(endpoint.path());
    while (parameter.find()) {
      ObjectNode in = operation.withArrayProperty("parameters").addObject();
      in.put("name", parameter.group(1)).put("in", "path").put("required", true);
      in.putObject("schema").put("type", "string");
    }
    operation
        .withObjectProperty("responses")
        .putObject("default")
        .put("$ref", "#/components/responses/problem");
  }

  private static ObjectNode part(String name) {
    try (InputStream file = OpenApi.class.getResourceAsStream("openapi/" + name + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("no resource openapi/" + name + ".yaml");
      }
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return MAPPER.valueToTree(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the description of " + name, e);
    }
  }

  private static void merge(ObjectNode into, ObjectNode part) {
    for (Map.Entry<String, JsonNode> member : part.properties()) {
      if (into.get(member.getKey()) instanceof ObjectNode there
          && member.getValue() instanceof ObjectNode more) {
        merge(there, more);
      } else if (into.has(member.getKey())) {
        throw new IllegalStateException("two parts describe " + member.getKey());
      } else {
        into.set(member.getKey(), member.getValue());
      }
    }
  }
}
