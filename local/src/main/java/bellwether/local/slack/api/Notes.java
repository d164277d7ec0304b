package bellwether.local.slack.api;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.limits.BlockLimits;
import bellwether.local.slack.workspace.Channel;

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
public final class Notes implements HttpHandler {
  public static final String PATH = "/local/response/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ANSWERS = 5;
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);
  private static final int BODY_CAP_BYTES = 1 << 20;

  private final Workspace workspace;
  private final Clock clock;
  private final Map<String, Address> addresses = new ConcurrentHashMap<>();
  private final List<ObjectNode> notes = new ArrayList<>();

  private record Address(String channel, Instant since, int answers) {}

  public Notes(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** A new address, for what was done in a channel. */
  public String address(String channel) {
    String id = UUID.randomUUID().toString();
    addresses.put(id, new Address(channel, clock.instant(), 0));
    return PATH + id;
  }

  /** What was told since so many notes. */
  public synchronized ArrayNode since(int count) {
    ArrayNode told = JSON.createArrayNode();
    notes.subList(Math.min(Math.max(0, count), notes.size()), notes.size()).forEach(told::add);
    return told;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    Address address =
        addresses.computeIfPresent(
            id, (_, old) -> new Address(old.channel(), old.since(), old.answers() + 1));
    if (address == null
        || address.answers() > MOST_ANSWERS
        || address.since().plus(GOOD_FOR).isBefore(clock.instant())) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    JsonNode message = JSON.readTree(exchange.getRequestBody().readNBytes(BODY_CAP_BYTES));
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
  public ObjectNode post(Parameters parameters) {
    String user = parameters.text("user").orElse("");
    if (!user.equals(Workspace.USER)) {
      throw Refusal.of("user_not_in_channel");
    }
    String channel = parameters.text("channel").orElse("");
    return add(
        workspace.channel(channel).orElseThrow(() -> Refusal.of("channel_not_found")), parameters);
  }

  /** {@code chat.postMessage} to the person's id, shown in the first channel: there is no other. */
  public ObjectNode write(Parameters parameters) {
    return add(workspace.channels().getFirst(), parameters);
  }

  private ObjectNode add(Channel channel, Parameters parameters) {
    JsonNode blocks = parameters.structure("blocks", "invalid_blocks_format");
    List<String> violations = blocks.isMissingNode() ? List.of() : BlockLimits.violations(blocks);
    if (!violations.isEmpty()) {
      throw Refusal.of("invalid_blocks", violations);
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
    notes.add(note);
  }
}
