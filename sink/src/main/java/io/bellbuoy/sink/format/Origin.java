package io.bellbuoy.sink.format;

import static java.util.Objects.requireNonNull;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;
import org.jspecify.annotations.Nullable;

/** Where an alert or event comes from. Null: it is not known. */
record Origin(
    String cluster,
    @Nullable String provider,
    @Nullable String account,
    @Nullable String project,
    @Nullable String region) {

  static Origin of(Alert alert) {
    return new Origin(
        alert.cluster(),
        alert.provider(),
        alert.account() == null ? alert.subscription() : alert.account(),
        alert.project(),
        alert.region());
  }

  static Origin of(Attributes attributes) {
    String account = attributes.get(Attribute.ACCOUNT);
    return new Origin(
        requireNonNull(attributes.get(Attribute.CLUSTER), "cluster"),
        attributes.get(Attribute.PROVIDER),
        account == null ? attributes.get(Attribute.SUBSCRIPTION) : account,
        attributes.get(Attribute.PROJECT),
        attributes.get(Attribute.REGION));
  }

  /** Whose cloud it runs in: aws, gcp or azure; null: in none that is known. */
  @Nullable String cloud() {
    if (provider == null) {
      return null;
    }
    return switch (provider) {
      case "eks", "aws" -> "aws";
      case "gke", "gcp" -> "gcp";
      case "aks", "azure" -> "azure";
      default -> null;
    };
  }
}
