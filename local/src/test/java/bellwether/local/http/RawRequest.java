package bellwether.local.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Requests with a Host header of one's choice, which HttpClient does not send. */
public final class RawRequest {
  private RawRequest() {}

  /** Returns the status line of the response to a POST request. */
  public static String statusLine(int port, String path, String host, @Nullable String origin)
      throws IOException {
    return statusLine(InetAddress.getLoopbackAddress(), port, path, host, origin);
  }

  /** Returns the status line of the response to a POST request that is sent to this address. */
  public static String statusLine(
      InetAddress address, int port, String path, String host, @Nullable String origin)
      throws IOException {
    String headers =
        "Host: " + host + "\r\n" + (origin == null ? "" : "Origin: " + origin + "\r\n");
    try (Socket socket = new Socket(address, port)) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + path
                      + " HTTP/1.1\r\n"
                      + headers
                      + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
