package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.http.HttpResponses;
import bellwether.local.slack.limits.BlockLimits;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalPerson;
import bellwether.local.slack.workspace.LocalWorkspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the messages that only the user of the page sees: responses to a {@code response_url},
 * {@code chat.postEphemeral}, and direct messages. As in Slack, a response URL accepts five
 * responses within 30 minutes.
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
  private final InstantSource clock;
  private final Map<String, ResponseUrl> responseUrls = new ConcurrentHashMap<>();
  private final List<ObjectNode> messages = new ArrayList<>();

  private record ResponseUrl(String channel, Instant createdAt, int responseCount) {}

  public EphemeralMessages(LocalWorkspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Creates a response URL for an action in a channel, and returns its path. */
  public String createResponsePath(String channel) {
    String id = UUID.randomUUID().toString();
    responseUrls.put(id, new ResponseUrl(channel, clock.instant(), 0));
    return PATH + id;
  }

  /** Returns the messages after the first {@code count}. */
  public synchronized ArrayNode messagesSince(int count) {
    ArrayNode newer = JSON.createArrayNode();
    messages.stream().skip(Math.max(0, count)).forEach(newer::add);
    return newer;
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
    HttpResponses.send(exchange, 200, "ok".getBytes(UTF_8));
  }

  public ObjectNode postEphemeral(ApiParameters parameters) {
    if (LocalPerson.findById(parameters.text("user").orElse("")).isEmpty()) {
      throw WebApiException.of("user_not_in_channel");
    }
    return add(parameters.channel("channel", workspace), parameters);
  }

  /** Implements {@code chat.postMessage} to a user. */
  public ObjectNode postToUser(ApiParameters parameters) {
    addDirectMessage(toMessage(parameters));
    return toResponse(LocalWorkspace.DIRECT_MESSAGES);
  }

  /** Adds a direct message, which the page shows in the first channel. */
  void addDirectMessage(ObjectNode message) {
    String channel = workspace.channels().getFirst().id();
    add(message.put("channel", channel).put("note", "direct message"));
  }

  private ObjectNode add(LocalChannel channel, ApiParameters parameters) {
    add(toMessage(parameters).put("channel", channel.id()));
    return toResponse(channel.id());
  }

  private static ObjectNode toMessage(ApiParameters parameters) {
    ObjectNode message = JSON.createObjectNode().put("text", parameters.text("text").orElse(""));
    message.set("blocks", parameters.blocks());
    return message;
  }

  private ObjectNode toResponse(String channel) {
    String ts = clock.instant().getEpochSecond() + ".000000";
    return JSON.createObjectNode().put("message_ts", ts).put("ts", ts).put("channel", channel);
  }

  private synchronized void add(ObjectNode note) {
    messages.add(note);
  }
}
