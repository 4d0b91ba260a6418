package io.bellbuoy.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.registry.setup.AuditWebhook;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.JsonSerde;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clusters as a console has them. */
record ServerClusters(ConsoleClient console) {

  private static final String CLUSTERS = "/api/v1/clusters/";
  private static final Pattern SERVER =
      Pattern.compile("server: (https?://[^/\\s]+)/api/v1/kubernetes/webhook/(\\S+)");
  private static final Pattern AUTHORITY =
      Pattern.compile("certificate-authority-data: ([A-Za-z0-9+/=]+)");

  /** Registers a cluster; returns whether it is new. */
  boolean register(String id, Attributes attributes) {
    for (JsonNode cluster : console.items("/api/v1/clusters")) {
      if (cluster.path("id").asText().equals(id)) {
        return false;
      }
    }
    ObjectNode body = JsonSerde.mapper().createObjectNode();
    body.set("attributes", JsonSerde.mapper().valueToTree(attributes));
    console.json("PUT", CLUSTERS + id, body.toString(), "If-None-Match", "*");
    return true;
  }

  /** Gives it another token; the former one works for the overlap. */
  void rotate(String id, Duration overlap) {
    console.json("POST", CLUSTERS + id + "/token", "{\"overlap\":\"" + overlap + "\"}");
  }

  /** What its API server is told; that it was shown is recorded there. */
  AuditWebhook webhook(String id) {
    String file = console.text(CLUSTERS + id + "/setup/" + AuditWebhook.FILE);
    Matcher server = SERVER.matcher(file);
    if (!server.find()) {
      throw new IllegalStateException("the console's " + AuditWebhook.FILE + " names no server");
    }
    Matcher authority = AUTHORITY.matcher(file);
    String ca =
        authority.find() ? new String(Base64.getDecoder().decode(authority.group(1)), UTF_8) : null;
    return new AuditWebhook(id, server.group(1), server.group(2), ca);
  }
}
