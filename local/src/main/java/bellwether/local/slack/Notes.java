package bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where apps answer by {@code response_url}: what they say there only the person sees who asked.
 * Each address takes five answers, as Slack's does.
 */
final class Notes implements HttpHandler {
  static final String PATH = "/local/response/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ANSWERS = 5;
  private static final int BODY_CAP_BYTES = 1 << 20;

  private final Map<String, String> channels = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<ObjectNode> notes = new ArrayList<>();

  /** A new address, for what was done in a channel. */
  String address(String channel) {
    String id = UUID.randomUUID().toString();
    channels.put(id, channel);
    return PATH + id;
  }

  /** What was told since so many notes. */
  synchronized ArrayNode since(int count) {
    ArrayNode told = JSON.createArrayNode();
    notes.subList(Math.min(Math.max(0, count), notes.size()), notes.size()).forEach(told::add);
    return told;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    String channel = channels.get(id);
    if (channel == null || answers.merge(id, 1, Integer::sum) > MOST_ANSWERS) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    JsonNode message = JSON.readTree(exchange.getRequestBody().readNBytes(BODY_CAP_BYTES));
    if (!(message instanceof ObjectNode note)
        || (message.has("blocks") && !BlockLimits.violations(message.path("blocks")).isEmpty())) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    add(note.put("channel", channel));
    byte[] ok = "ok".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, ok.length);
    exchange.getResponseBody().write(ok);
  }

  private synchronized void add(ObjectNode note) {
    notes.add(note);
  }
}
