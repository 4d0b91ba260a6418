package io.bellbuoy.sink.channel;

import io.bellbuoy.schemas.Alert;
import io.bellbuoy.schemas.Attribute;
import io.bellbuoy.schemas.Attributes;

/** What an alert knows of its event besides the event's own members. */
public final class AlertAttributes {

  private AlertAttributes() {}

  /** As expressions and templates ask for it. */
  public static Attributes of(Alert alert) {
    return Attributes.ofCluster(alert.cluster())
        .with(Attribute.PROVIDER, alert.provider())
        .with(Attribute.ACCOUNT, alert.account())
        .with(Attribute.PROJECT, alert.project())
        .with(Attribute.SUBSCRIPTION, alert.subscription())
        .with(Attribute.RESOURCE_GROUP, alert.resourceGroup())
        .with(Attribute.REGION, alert.region())
        .with(Attribute.SOURCE, alert.source());
  }
}
