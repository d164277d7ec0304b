package bellwether.local.slack.api;

import bellwether.local.slack.limits.BlockLimits;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What only the one person here sees: answers by {@code response_url}, {@code chat.postEphemeral},
 * and what the app writes to the person. Each address takes five answers within half an hour, as
 * Slack's does.
 *
 * @see <a
 *     href="https://docs.slack.dev/interactivity/handling-user-interaction#message_responses">Message
 *     responses</a>
 */
public final class EphemeralMessages implements HttpHandler {
  public static final String PATH = "/local/response/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_RESPONSES = 5;
  private static final Duration RESPONSE_URL_VALIDITY = Duration.ofMinutes(30);
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final LocalWorkspace workspace;
  private final Clock clock;
  private final Map<String, ResponseUrl> responseUrls = new ConcurrentHashMap<>();
  private final List<ObjectNode> messages = new ArrayList<>();

  private record ResponseUrl(String channel, Instant createdAt, int responseCount) {}

  public EphemeralMessages(LocalWorkspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** A new address, for what was done in a channel. */
  public String createResponsePath(String channel) {
    String id = UUID.randomUUID().toString();
    responseUrls.put(id, new ResponseUrl(channel, clock.instant(), 0));
    return PATH + id;
  }

  /** The messages since that count. */
  public synchronized ArrayNode messagesSince(int count) {
    ArrayNode told = JSON.createArrayNode();
    messages
        .subList(Math.min(Math.max(0, count), messages.size()), messages.size())
        .forEach(told::add);
    return told;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    ResponseUrl address =
        responseUrls.computeIfPresent(
            id,
            (_, old) -> new ResponseUrl(old.channel(), old.createdAt(), old.responseCount() + 1));
    if (address == null
        || address.responseCount() > MAX_RESPONSES
        || address.createdAt().plus(RESPONSE_URL_VALIDITY).isBefore(clock.instant())) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    JsonNode message = JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
    if (!(message instanceof ObjectNode note)
        || (message.has("blocks") && !BlockLimits.violations(message.path("blocks")).isEmpty())) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    add(note.put("channel", address.channel()));
    byte[] ok = "ok".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, ok.length);
    exchange.getResponseBody().write(ok);
  }

  /** {@code chat.postEphemeral}, to the one person who is here. */
  public ObjectNode postEphemeral(ApiParameters parameters) {
    String user = parameters.text("user").orElse("");
    if (!user.equals(LocalWorkspace.USER)) {
      throw WebApiException.of("user_not_in_channel");
    }
    String channel = parameters.text("channel").orElse("");
    return add(
        workspace.findChannel(channel).orElseThrow(() -> WebApiException.of("channel_not_found")),
        parameters);
  }

  /** {@code chat.postMessage} to the person's id, shown in the first channel: there is no other. */
  public ObjectNode postToUser(ApiParameters parameters) {
    return add(workspace.channels().getFirst(), parameters);
  }

  private ObjectNode add(LocalChannel channel, ApiParameters parameters) {
    JsonNode blocks = parameters.json("blocks", "invalid_blocks_format");
    List<String> violations = blocks.isMissingNode() ? List.of() : BlockLimits.violations(blocks);
    if (!violations.isEmpty()) {
      throw WebApiException.of("invalid_blocks", violations);
    }
    ObjectNode note = JSON.createObjectNode().put("text", parameters.text("text").orElse(""));
    if (!blocks.isMissingNode()) {
      note.set("blocks", blocks);
    }
    add(note.put("channel", channel.id()));
    String ts = clock.instant().getEpochSecond() + ".000000";
    return JSON.createObjectNode().put("message_ts", ts).put("ts", ts).put("channel", channel.id());
  }

  private synchronized void add(ObjectNode note) {
    messages.add(note);
  }
}
