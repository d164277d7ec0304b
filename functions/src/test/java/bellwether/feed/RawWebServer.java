package bellwether.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * A server that sends a response byte for byte, even with a wrong length, and closes the
 * connection.
 */
public final class RawWebServer implements AutoCloseable {
  private final ServerSocket server;

  RawWebServer(String body, int length) {
    this(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: "
                + length
                + "\r\n\r\n"
                + body)
            .getBytes(UTF_8));
  }

  /**
   * @param answer to each request, head included, byte for byte
   */
  public RawWebServer(byte[] answer) {
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(() -> serve(answer));
  }

  private void serve(byte[] answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read(new byte[4_096]);
        socket.getOutputStream().write(answer);
        socket.shutdownOutput();
      } catch (IOException closed) {
        // The test ended, or the client closed the connection.
      }
    }
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
