package io.bellbuoy.sink.channel.mail;

import io.bellbuoy.sink.channel.SendResult;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail.
 *
 * @param result for all recipients together
 * @param taken for whom the server took it
 */
record Postage(SendResult result, List<InternetAddress> taken) {

  private static final int MOST_SAID = 300;

  /** The server took it for all. */
  static Postage complete(List<InternetAddress> recipients) {
    return new Postage(new SendResult.Sent(), recipients);
  }

  /** By what the mail library throws; some recipients may have it all the same. */
  static Postage of(MessagingException failure) {
    if (failure instanceof SMTPSenderFailedException || isOfSender(failure)) {
      // The channel's own fault: the mail of every alert would be refused.
      return later(failure);
    }
    if (failure instanceof SendFailedException partly) {
      List<InternetAddress> taken = addresses(partly.getValidSentAddresses());
      // Those that may take it later first: it is refused once nobody is left but who never will.
      boolean isLater = !addresses(partly.getValidUnsentAddresses()).isEmpty();
      boolean isRefused = !addresses(partly.getInvalidAddresses()).isEmpty();
      if (taken.isEmpty() && partly instanceof SMTPSendFailedException all) {
        isRefused = all.getReturnCode() >= 500;
        isLater = !isRefused;
      }
      if (isLater || !isRefused) {
        return new Postage(new SendResult.Later(reason(partly)), taken);
      }
      return new Postage(new SendResult.Refused(reason(partly)), taken);
    }
    return later(failure);
  }

  private static boolean isOfSender(MessagingException failure) {
    return failure instanceof SMTPSendFailedException all
        && all.getCommand() != null
        && all.getCommand().startsWith("MAIL FROM");
  }

  private static Postage later(MessagingException failure) {
    return new Postage(new SendResult.Later(said(failure)), List.of());
  }

  /** What the server says of those who failed. */
  private static String reason(SendFailedException failure) {
    List<String> said = new ArrayList<>();
    Exception cause = failure;
    while (cause instanceof MessagingException next) {
      if (next instanceof SMTPAddressFailedException address) {
        said.add(address.getAddress().getAddress() + ": " + said(address));
      }
      cause = next.getNextException();
    }
    return said.isEmpty() ? said(failure) : String.join("; ", said);
  }

  /** The reason of a failure as one short line; servers say what they like. */
  static String said(MessagingException failure) {
    Exception inner = failure.getNextException();
    String text = failure.getMessage() + (inner == null ? "" : " (" + inner.getMessage() + ")");
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID) + "…";
  }

  private static List<InternetAddress> addresses(Address @Nullable [] some) {
    return some == null ? List.of() : Arrays.stream(some).map(InternetAddress.class::cast).toList();
  }
}
