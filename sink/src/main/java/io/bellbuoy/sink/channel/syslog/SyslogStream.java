package io.bellbuoy.sink.channel.syslog;

import io.bellbuoy.sink.channel.Reach;
import io.bellbuoy.sink.channel.SendResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages over one TCP or TLS connection that stays open. Not thread-safe.
 *
 * <p>The other side never says what it has. So that less gets lost where it goes away:
 *
 * <ul>
 *   <li>a connection that it has closed is noticed before anything is written to it;
 *   <li>the first messages on a connection, and those behind which no others wait, count as sent
 *       only when it has lived on for a moment: a server that dies, refuses a client's certificate
 *       or is none for syslog says so by hanging up on what it was sent;
 *   <li>of many in a row the last before a connection broke are written again to the next one,
 *       where they may not have arrived. The server may have them twice.
 * </ul>
 */
final class SyslogStream implements SyslogTransport {

  private static final Duration SETTLING = Duration.ofMillis(300);
  private static final Duration MOMENT = Duration.ofMillis(100);

  /** Not an address, which SNI does not take. */
  private static final Pattern NAME = Pattern.compile("[^:]*[A-Za-z][^:]*");

  /** In bytes; what is written at once. */
  private static final int CHUNK = 256 << 10;

  private final SyslogSettings settings;
  private final NetClient client;
  private @Nullable SyslogConnection connection;

  /** What was written last and nobody waited for; the other side may not have it. */
  private List<byte[]> last = List.of();

  private SyslogStream(SyslogSettings settings, NetClient client) {
    this.settings = settings;
    this.client = client;
  }

  static SyslogTransport open(SyslogSettings settings, Vertx vertx) {
    NetClientOptions options =
        new NetClientOptions()
            .setConnectTimeout((int) settings.timeout().toMillis())
            .setTcpKeepAlive(true);
    if (settings.transport() == SyslogSettings.Transport.TLS) {
      options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      if (settings.tls().trust() != null) {
        options.setTrustOptions(settings.tls().trust());
      }
      if (settings.tls().identity() != null) {
        options.setKeyCertOptions(settings.tls().identity());
      }
    }
    return new SyslogStream(settings, vertx.createNetClient(options));
  }

  @Override
  public SendResult send(List<byte[]> messages) {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    SyslogConnection open = connection;
    try {
      if (open != null && !open.isClosed()) {
        write(open, messages, deadline);
        return settled(
            open, messages, messages.size() < SyslogChannel.MOST ? MOMENT : Duration.ZERO);
      }
      return sendOverNew(messages, deadline);
    } catch (TimeoutException e) {
      hangUp();
      return failed("it took nothing within " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      hangUp();
      return failed(reason(e));
    } catch (InterruptedException e) {
      hangUp();
      Thread.currentThread().interrupt();
      return failed("the sink is being stopped");
    }
  }

  private SendResult sendOverNew(List<byte[]> messages, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    Reach.Lookup lookup = settings.reach().lookup(settings.host());
    InetAddress address = lookup.address();
    if (address == null) {
      return new SendResult.Later(lookup.problem());
    }
    List<byte[]> due = new ArrayList<>();
    SyslogConnection before = connection;
    if (before != null && before.lostSomething()) {
      due.addAll(last);
    }
    due.addAll(messages);
    SyslogConnection open = connected(address, deadline);
    try {
      write(open, due, deadline);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      open.close();
      throw e;
    }
    SendResult result = settled(open, messages, SETTLING);
    if (result instanceof SendResult.Sent) {
      connection = open;
    }
    return result;
  }

  /** Waits whether it hangs up on what was written; no time: the next sending will hear of it. */
  private SendResult settled(SyslogConnection open, List<byte[]> messages, Duration moment)
      throws InterruptedException {
    if (moment.isZero()) {
      last = messages;
      return new SendResult.Sent();
    }
    if (open.isClosedWithin(moment)) {
      return failed("it hung up as soon as it was written to");
    }
    last = List.of();
    return new SendResult.Sent();
  }

  private SyslogConnection connected(InetAddress address, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    Future<NetSocket> connecting = connect(address);
    try {
      return new SyslogConnection(await(connecting, deadline));
    } catch (TimeoutException | InterruptedException e) {
      connecting.onSuccess(NetSocket::close);
      throw e;
    }
  }

  private Future<NetSocket> connect(InetAddress address) {
    ConnectOptions to =
        new ConnectOptions()
            // The address that was judged; the name is for SNI and the certificate alone.
            .setRemoteAddress(
                SocketAddress.inetSocketAddress(settings.port(), address.getHostAddress()))
            .setHost(settings.host())
            .setPort(settings.port())
            // Options of one connection do not take this from those of the client.
            .setSsl(settings.transport() == SyslogSettings.Transport.TLS);
    if (NAME.matcher(settings.host()).matches()) {
      to.setSniServerName(settings.host());
    }
    return client.connect(to);
  }

  private void write(SyslogConnection to, List<byte[]> messages, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    Buffer chunk = Buffer.buffer();
    for (byte[] message : messages) {
      if (settings.octetCounting()) {
        chunk.appendString(message.length + " ").appendBytes(message);
      } else {
        chunk.appendBytes(message).appendByte((byte) '\n');
      }
      if (chunk.length() >= CHUNK) {
        await(to.write(chunk), deadline);
        chunk = Buffer.buffer();
      }
    }
    if (chunk.length() > 0) {
      await(to.write(chunk), deadline);
    }
  }

  private static <T> T await(Future<T> future, long deadline)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void hangUp() {
    SyslogConnection open = connection;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    hangUp();
    client.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS);
  }

  /** The innermost says why, such as what is wrong with a certificate. */
  private static String reason(ExecutionException e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage());
  }

  private SendResult failed(String reason) {
    return new SendResult.Later(settings + ": " + reason);
  }
}
