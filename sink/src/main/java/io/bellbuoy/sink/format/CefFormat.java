package io.bellbuoy.sink.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.schemas.Alert;

/** ArcSight's Common Event Format, version 0, with the lengths that its dictionary allows. */
final class CefFormat implements AlertFormat {

  private static final int NAME = 512;
  private static final int SHORT = 63;
  private static final int MIDDLE = 255;
  private static final int LONG = 1023;
  private static final int CUSTOM = 4000;

  @Override
  public byte[] write(Alert alert) {
    StringBuilder line = new StringBuilder(1024);
    line.append("CEF:0|").append(Product.NAME).append('|').append(Product.NAME);
    line.append('|').append(Product.VERSION);
    line.append('|').append(CefText.header(Cut.to(NAME, alert.rule().id())));
    line.append('|').append(CefText.header(Cut.to(NAME, alert.rule().name())));
    line.append('|')
        .append(
            switch (alert.rule().severity()) {
              case LOW -> 3;
              case MEDIUM -> 5;
              case HIGH -> 8;
              case CRITICAL -> 10;
            });
    line.append('|');
    extension(alert, new CefText(line, line.length()));
    return line.toString().getBytes(UTF_8);
  }

  private static void extension(Alert alert, CefText text) {
    AuditedRequest request = AuditedRequest.of(alert);
    Alert.ObjectReference object = request.object();
    Boolean succeeded = request.succeeded();
    text.add("rt", SHORT, Long.toString(alert.raisedAt().toEpochMilli()));
    text.add("start", SHORT, Long.toString(request.happened(alert.raisedAt()).toEpochMilli()));
    text.add("dvchost", MIDDLE, alert.cluster());
    // The dictionary gives it 40 characters: an audit id fits, the alert's id does not.
    text.add("externalId", 40, request.auditID());
    text.add("act", SHORT, request.verb());
    text.add("outcome", SHORT, succeeded == null ? null : succeeded ? "success" : "failure");
    text.add("suser", LONG, request.username());
    text.add("duser", LONG, request.impersonatedUser());
    if (request.user() != null) {
      text.add("suid", LONG, request.user().uid());
      text.add("spriv", LONG, String.join(",", request.user().groups()));
    }
    source(request, text);
    text.add("request", LONG, request.requestURI());
    text.add("requestClientApplication", LONG, request.userAgent());
    text.add("reason", LONG, request.reason());
    text.add("msg", LONG, alert.message());
    text.labelled("cs1", "alertId", CUSTOM, alert.id());
    text.labelled("cs2", "cluster", CUSTOM, alert.cluster());
    text.labelled("cs3", "namespace", CUSTOM, object == null ? null : object.namespace());
    text.labelled("cs4", "resource", CUSTOM, request.resource());
    text.labelled("cs5", "name", CUSTOM, object == null ? null : object.name());
    text.labelled("cs6", "attack", CUSTOM, String.join(",", alert.rule().attack()));
    if (request.responseCode() != null) {
      text.labelled("cn1", "responseCode", SHORT, request.responseCode().toString());
    }
    text.labelled("cn2", "policyVersion", SHORT, Integer.toString(alert.policyVersion()));
  }

  private static void source(AuditedRequest request, CefText text) {
    for (String address : request.addresses()) {
      if (Ip.isV4(address)) {
        text.add("src", SHORT, address);
      } else {
        text.labelled("c6a2", "Source IPv6 Address", SHORT, address);
      }
      // The first is the client; the others are proxies.
      return;
    }
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String beginning() {
    return "CEF:0|";
  }
}
