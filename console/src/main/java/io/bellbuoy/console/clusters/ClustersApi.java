package io.bellbuoy.console.clusters;

import static io.bellbuoy.console.http.Endpoint.delete;
import static io.bellbuoy.console.http.Endpoint.get;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellbuoy.console.http.Answer;
import io.bellbuoy.console.http.Api;
import io.bellbuoy.console.http.Endpoint;
import io.bellbuoy.console.http.Etag;
import io.bellbuoy.console.http.Page;
import io.bellbuoy.console.http.Precondition;
import io.bellbuoy.console.http.ProblemException;
import io.bellbuoy.console.http.Request;
import io.bellbuoy.console.state.State;
import io.bellbuoy.registry.ClustersImage;
import io.bellbuoy.registry.Secrets;
import io.bellbuoy.registry.setup.ClusterToken;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import io.bellbuoy.schemas.Cluster;
import io.bellbuoy.schemas.JsonSerde;
import io.bellbuoy.schemas.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The clusters that may send. Thread-safe. */
public final class ClustersApi implements Api {

  static final String CLUSTERS = "/api/v1/clusters";
  static final String CLUSTER = CLUSTERS + "/:id";

  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_LABELS = 50;

  private final State<ClustersImage> clusters;
  private final ClusterRates rates;
  private final Secrets box;

  /**
   * The clusters.
   *
   * @param box seals their tokens
   */
  public ClustersApi(State<ClustersImage> clusters, ClusterRates rates, Secrets box) {
    this.clusters = clusters;
    this.rates = rates;
    this.box = box;
  }

  /** What a cluster is to be. */
  record Wanted(@Nullable Map<String, String> attributes, @Nullable Map<String, String> labels) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        get(CLUSTERS, Role.VIEWER, "Lists clusters, and whether they send", this::list),
        get(CLUSTER, Role.VIEWER, "One cluster", this::one),
        Endpoint.put(CLUSTER, Role.OPERATOR, "Registers or changes a cluster", this::put),
        delete(
            CLUSTER, Role.OPERATOR, "Removes a cluster; what it sends is refused", this::remove));
  }

  private Answer list(Request request) {
    List<Cluster> all =
        clusters.now().clusters().values().stream()
            .sorted(Comparator.comparing(Cluster::id))
            .toList();
    Page<Cluster> page = Page.of(request, all, Cluster::id);
    return Answer.json(
        new Page<>(
            page.items().stream().map(one -> ClusterView.of(one, rates)).toList(), page.next()));
  }

  private Answer one(Request request) {
    return answer(200, found(clusters.now(), request.path("id")));
  }

  private Answer put(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    Wanted wanted = request.body(Wanted.class);
    Attributes attributes = attributes(requireNonNullElse(wanted.attributes(), Map.of()));
    Map<String, String> labels = requireNonNullElse(wanted.labels(), Map.of());
    refuse(id, attributes, labels);
    ClusterToken token = ClusterToken.sealedBy(box);
    ClustersImage after =
        clusters.change(
            request.author(),
            before -> {
              Cluster old = before.clusters().get(id);
              precondition.check(ClusterView.Edited.of(old));
              Cluster base = old == null ? token.newCluster(id, attributes) : old;
              return before.with(changed(base, attributes, labels));
            });
    return answer(precondition.create() ? 201 : 200, requireNonNull(after.clusters().get(id)));
  }

  private static Attributes attributes(Map<String, String> written) {
    Attributes attributes = Attributes.NONE;
    for (Map.Entry<String, String> entry : written.entrySet()) {
      Attribute attribute = Attribute.of(entry.getKey());
      if (attribute == null) {
        throw ProblemException.of(
            400, "attributes: one is not known; GET /api/v1/vocabulary lists them");
      }
      attributes = attributes.with(attribute, entry.getValue());
    }
    return attributes;
  }

  private static Cluster changed(Cluster base, Attributes attributes, Map<String, String> labels) {
    return new Cluster(
        base.id(),
        attributes,
        labels,
        base.tokens(),
        base.bearerHash(),
        base.clientCertificate(),
        base.createdAt());
  }

  private static void refuse(String id, Attributes attributes, Map<String, String> labels) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.of(
          422, "a cluster's id is 1 to 63 of a-z, 0-9 and -, no - at its ends");
    }
    String named = attributes.get(Attribute.CLUSTER);
    if (named != null && !named.equals(id)) {
      throw ProblemException.of(422, "attributes.cluster: it is the id and cannot be changed");
    }
    attributes.known().forEach((key, value) -> text("attributes." + key.text(), value));
    if (labels.size() > MOST_LABELS) {
      throw ProblemException.of(422, "labels: at most " + MOST_LABELS);
    }
    labels.forEach(
        (name, value) -> {
          text("the name of a label", name);
          text("labels." + name, value);
        });
  }

  private static void text(String field, @Nullable String value) {
    if (value == null || value.length() > LONGEST_TEXT || value.chars().anyMatch(c -> c < ' ')) {
      throw ProblemException.of(
          422, field + ": it must be one line of at most " + LONGEST_TEXT + " characters");
    }
  }

  private Answer remove(Request request) {
    String id = request.path("id");
    Precondition precondition = request.precondition();
    clusters.change(
        request.author(),
        before -> {
          precondition.check(ClusterView.Edited.of(before.clusters().get(id)));
          return before.without(id);
        });
    return Answer.none();
  }

  private Answer answer(int status, Cluster cluster) {
    ObjectNode shown = JsonSerde.mapper().valueToTree(ClusterView.of(cluster, rates));
    return Answer.json(status, shown)
        .with("ETag", Etag.of(requireNonNull(ClusterView.Edited.of(cluster))));
  }

  static Cluster found(ClustersImage image, String id) {
    Cluster cluster = image.clusters().get(id);
    if (cluster == null) {
      throw ProblemException.of(404, "there is no cluster of that id");
    }
    return cluster;
  }
}
