package io.bellbuoy.sink.channel.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellbuoy.sink.channel.SendResult;
import io.bellbuoy.sink.channel.http.HttpReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer of AWS means; its status alone does not tell. */
final class AwsAnswer {

  /** In JSON, in XML. */
  private static final Pattern CODE =
      Pattern.compile(
          "\"(?:__type|[cC]ode)\"\\s*:\\s*\"([^\"]{1,200})\"|<Code>([^<]{1,200})</Code>");

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\"[mM]essage\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){1,500})|<Message>([^<]{1,500})</Message>");

  /** Throttling has many names, and comes as 400 as well. */
  private static final Pattern BUSY =
      Pattern.compile(
          "(?i).*(throttl|slowdown|toomanyrequests|limitexceeded|serviceunavailable|internal|"
              + "timeout|requestexpired).*");

  /** Who we are and what we may is not the alert's fault: it waits until somebody has mended it. */
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i).*(expiredtoken|invalidtoken|tokenrefresh|accessdenied|unrecognizedclient|"
              + "invalidclienttoken|invalidaccesskey|invalidaccess|signature|authfailure|"
              + "timetooskewed|notauthorized|missingauthentication|optinrequired|kms.).*");

  private AwsAnswer() {}

  static SendResult judge(HttpReply reply) {
    SendResult result = reply.result();
    if (!(reply instanceof HttpReply.Answer answer) || result instanceof SendResult.Sent) {
      return result;
    }
    String body = answer.body().toString(UTF_8);
    String code = first(CODE, body);
    String said = code + (code.isEmpty() ? "" : ": ") + first(MESSAGE, body);
    SendResult judged = answer.result(said);
    if (judged instanceof SendResult.Refused refused && mayPass(code)) {
      return new SendResult.Later(refused.reason(), answer.pause());
    }
    return judged;
  }

  /** Whether what failed with that code may work later. */
  static boolean mayPass(String code) {
    return BUSY.matcher(code).matches() || CREDENTIALS.matcher(code).matches();
  }

  private static String first(Pattern pattern, String body) {
    Matcher found = pattern.matcher(body);
    if (!found.find()) {
      return "";
    }
    String text = found.group(1) == null ? found.group(2) : found.group(1);
    // Some name their namespace in front.
    return text.substring(text.lastIndexOf('#') + 1);
  }
}
