package io.bellbuoy.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Speaks to a port byte by byte, as no decent client would. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
  }

  /** The head of a POST to the webhook, with its last empty line. */
  static String head(String token, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "POST /api/v1/kubernetes/webhook/" + token + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Everything until the head of an answer is whole, or the connection ends. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        return head.toString();
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** That many bytes more. */
  String readBody(int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
  }

  /** Everything until the connection ends; a reset is an end too. */
  String readAll() {
    StringBuilder all = new StringBuilder();
    try {
      for (int b = socket.getInputStream().read(); b >= 0; ) {
        all.append((char) b);
        b = socket.getInputStream().read();
      }
    } catch (IOException e) {
      return all + "<" + e.getMessage() + ">";
    }
    return all.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
