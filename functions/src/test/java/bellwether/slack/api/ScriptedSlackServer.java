package bellwether.slack.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack server with a scripted behaviour for each request. Each request that it read in full
 * counts as one that Slack may have acted upon.
 */
final class ScriptedSlackServer implements AutoCloseable {
  private final ServerSocket server;
  private final Deque<ScriptedResponse> script = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Socket> openSockets = new ArrayList<>();

  record Request(String line, Map<String, String> headers, Map<String, String> form) {}

  interface ScriptedResponse {
    /** Answers a request that was read in full; the socket stays open unless closed here. */
    void respond(Socket socket) throws IOException;
  }

  ScriptedSlackServer(ScriptedResponse... behaviours) {
    script.addAll(List.of(behaviours));
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::serve);
  }

  URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/");
  }

  List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  static ScriptedResponse ok(String json) {
    return response("200 OK", "Content-Type: application/json\r\n", json);
  }

  static ScriptedResponse response(String status, String headers, String body) {
    return socket -> {
      byte[] bytes = body.getBytes(UTF_8);
      write(
          socket,
          "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n");
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    };
  }

  /** Closes without a response. */
  static ScriptedResponse closeConnection() {
    return Socket::close;
  }

  static ScriptedResponse reset() {
    return socket -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  /** Sends less than its Content-Length. */
  static ScriptedResponse truncatedBody(String half) {
    return socket -> {
      write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + half);
      socket.close();
    };
  }

  /** Something that is not HTTP. */
  static ScriptedResponse notHttp() {
    return socket -> {
      write(socket, "\u0007\r\n\r\n");
      socket.close();
    };
  }

  /** Never answers. */
  static ScriptedResponse neverRespond() {
    return _ -> {};
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        synchronized (requests) {
          openSockets.add(socket);
        }
        Thread.ofPlatform().daemon().start(() -> handleConnection(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** As many requests as the peer sends on one connection: a resend on it would be seen. */
  private void handleConnection(Socket socket) {
    try {
      while (!socket.isClosed()) {
        Request request = read(socket.getInputStream());
        if (request == null) {
          return;
        }
        ScriptedResponse behaviour;
        synchronized (requests) {
          requests.add(request);
          behaviour = script.isEmpty() ? neverRespond() : script.poll();
        }
        behaviour.respond(socket);
      }
    } catch (IOException e) {
      // The client closed the connection; its earlier requests have been counted.
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
    }
    String[] lines = head.toString(ISO_8859_1).split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String pair : body.isEmpty() ? new String[0] : body.split("&")) {
      int equals = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, equals), UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return new Request(lines[0], headers, form);
  }

  @Override
  public void close() {
    try {
      server.close();
      synchronized (requests) {
        for (Socket socket : openSockets) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
