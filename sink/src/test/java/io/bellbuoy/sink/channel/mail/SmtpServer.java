package io.bellbuoy.sink.channel.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.bellbuoy.sink.channel.Behaviour;
import io.bellbuoy.sink.channel.ChannelContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Speaks SMTP and behaves as a test says. Thread-safe. */
final class SmtpServer implements AutoCloseable {

  /** One mail that was taken. */
  record Mail(List<String> recipients, String text) {}

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());

  /** What recipients are answered; those that are not in it are taken. */
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  private final AtomicInteger encryptions = new AtomicInteger();
  private volatile Behaviour behaviour = Behaviour.WELL;
  private volatile String toSenders = "250 sender ok";

  SmtpServer() throws IOException {
    this(null);
  }

  /** One that offers TLS; null: it does not. */
  SmtpServer(@Nullable SSLContext tls) throws IOException {
    this.tls = tls;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** How many connections went over to TLS. */
  int encryptions() {
    return encryptions.get();
  }

  int port() {
    return server.getLocalPort();
  }

  List<Mail> mails() {
    return mails;
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  /** What senders are answered. */
  void answerSenders(String answer) {
    toSenders = answer;
  }

  /** What each recipient is answered. */
  Map<String, String> answers() {
    return answers;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // It was closed, or the client was gone already.
      }
    }
  }

  private void serve(Socket plain) {
    try (plain) {
      Socket socket = plain;
      BufferedReader in = reader(socket);
      if (behaviour == Behaviour.HANGING) {
        in.readLine();
        return;
      }
      say(socket, behaviour == Behaviour.FAILING ? "421 too busy" : "220 smtp.test ready");
      List<String> recipients = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.length() < 4 ? line : line.substring(0, 4);
        switch (command) {
          case "EHLO" ->
              say(socket, tls == null ? "250 smtp.test" : "250-smtp.test\r\n250 STARTTLS");
          case "STAR" -> {
            say(socket, "220 go on");
            socket = encrypted(socket);
            in = reader(socket);
          }
          case "MAIL" -> say(socket, toSenders);
          case "RCPT" -> {
            String to = line.replaceAll(".*<(.*)>.*", "$1");
            String answer = answers.getOrDefault(to, "250 recipient ok");
            if (answer.startsWith("250")) {
              recipients.add(to);
            }
            say(socket, answer);
          }
          case "DATA" -> {
            if (behaviour == Behaviour.RESETTING) {
              return;
            }
            say(socket, "354 go on");
            say(socket, taken(List.copyOf(recipients), text(in)));
            recipients.clear();
          }
          case "RSET" -> {
            recipients.clear();
            say(socket, "250 reset");
          }
          case "QUIT" -> {
            say(socket, "221 bye");
            return;
          }
          default -> say(socket, "502 not known");
        }
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket encrypted =
        (SSLSocket)
            requireNonNull(tls, "tls")
                .getSocketFactory()
                .createSocket(socket, "127.0.0.1", socket.getPort(), true);
    encrypted.setUseClientMode(false);
    encrypted.startHandshake();
    encryptions.incrementAndGet();
    return encrypted;
  }

  private static String text(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private String taken(List<String> recipients, String text) {
    if (behaviour == Behaviour.REFUSING && text.contains(ChannelContract.REFUSED)) {
      return "554 refused";
    }
    mails.add(new Mail(recipients, text));
    return "250 taken";
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
