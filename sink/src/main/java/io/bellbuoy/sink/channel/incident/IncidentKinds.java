package io.bellbuoy.sink.channel.incident;

import io.bellbuoy.sink.channel.ChannelKind;
import java.util.Map;

/** The kinds of channels of this package. */
public final class IncidentKinds {

  private IncidentKinds() {}

  /** How each is opened, by its name. */
  public static Map<String, ChannelKind> all() {
    return Map.of(
        "pagerduty", PagerDutyChannel::open,
        "opsgenie", Opsgenie::open,
        "servicenow", ServiceNow::open,
        "jira", Jira::open,
        "alertmanager", AlertmanagerChannel::open,
        "xsoar", XsoarChannel::open,
        "falcosidekick", FalcosidekickChannel::open);
  }
}
