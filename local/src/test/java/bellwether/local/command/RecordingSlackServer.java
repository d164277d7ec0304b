package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A Slack that outlives whoever posts: what it took is the truth that a posting process is judged
 * by.
 */
final class RecordingSlackServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<ObjectNode> accepted = new ArrayList<>();
  private volatile Runnable beforeAccept = () -> {};
  private volatile Runnable afterAccept = () -> {};

  RecordingSlackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/chat.postMessage", exchange -> respond(exchange, this::post));
    server.createContext("/api/chat.update", exchange -> respond(exchange, this::update));
    server.createContext(
        "/api/conversations.history",
        exchange -> respond(exchange, form -> messages(form, m -> !m.has("thread_ts"))));
    server.createContext(
        "/api/conversations.replies",
        exchange ->
            respond(
                exchange,
                form -> messages(form, m -> m.path("thread_ts").asText().equals(form.get("ts")))));
    server.start();
  }

  URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /** What happens when a post has arrived: right before it is taken, and right after. */
  void setPostHooks(Runnable before, Runnable after) {
    beforeAccept = before;
    afterAccept = after;
  }

  /** Every message taken, in order. */
  List<ObjectNode> accepted() {
    synchronized (accepted) {
      return List.copyOf(accepted);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private interface Method {
    ObjectNode call(Map<String, String> form) throws IOException;
  }

  private void respond(HttpExchange exchange, Method method) throws IOException {
    try (exchange) {
      Map<String, String> form = new HashMap<>();
      for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&")) {
        String[] parts = pair.split("=", 2);
        form.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", UTF_8));
      }
      byte[] body = method.call(form).put("ok", true).toString().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (ClientKilledException e) {
      // The caller was killed, and the post with it.
    }
  }

  /** Thrown by a hook before a post is taken: it never was. */
  static final class ClientKilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private ObjectNode post(Map<String, String> form) throws IOException {
    beforeAccept.run();
    ObjectNode message = JSON.createObjectNode();
    synchronized (accepted) {
      Instant now = Instant.now();
      message.put(
          "ts", String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1000));
      message.put("text", form.get("text"));
      message.set("blocks", JSON.readTree(form.getOrDefault("blocks", "[]")));
      message.set("metadata", JSON.readTree(form.getOrDefault("metadata", "{}")));
      if (form.containsKey("thread_ts")) {
        message.put("thread_ts", form.get("thread_ts"));
      }
      accepted.add(message);
    }
    afterAccept.run();
    return JSON.createObjectNode()
        .put("channel", form.get("channel"))
        .put("ts", message.path("ts").asText());
  }

  /** A message that is brought up to date keeps its place, its mark and its ts. */
  private ObjectNode update(Map<String, String> form) throws IOException {
    synchronized (accepted) {
      for (ObjectNode message : accepted) {
        if (message.path("ts").asText().equals(form.get("ts"))) {
          message.put("text", form.get("text"));
          message.set("blocks", JSON.readTree(form.getOrDefault("blocks", "[]")));
        }
      }
    }
    return JSON.createObjectNode().put("channel", form.get("channel")).put("ts", form.get("ts"));
  }

  private ObjectNode messages(Map<String, String> form, Predicate<ObjectNode> wanted) {
    ObjectNode answer = JSON.createObjectNode().put("has_more", false);
    ArrayNode messages = answer.putArray("messages");
    accepted().stream()
        .filter(wanted)
        .filter(message -> message.path("ts").asText().compareTo(form.get("oldest")) >= 0)
        .filter(message -> message.path("ts").asText().compareTo(form.get("latest")) <= 0)
        .forEach(message -> messages.insert(0, message));
    return answer;
  }
}
