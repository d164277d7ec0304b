package bellwether.local.slack.api;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.PostedMessage;
import bellwether.local.slack.workspace.Channel;
import bellwether.local.slack.limits.BlockLimits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code chat.postMessage} and {@code chat.update}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
public final class ChatMethods {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where chat.postMessage's page has text cut off. */
  private static final int TEXT_CHARS = 40_000;

  private final Workspace workspace;
  private final MessageLog log;
  private final RateLimit posts;
  private final Clock clock;
  private final Consumer<PostedMessage> posted;

  public ChatMethods(
      Workspace workspace,
      MessageLog log,
      RateLimit posts,
      Clock clock,
      Consumer<PostedMessage> posted) {
    this.workspace = workspace;
    this.log = log;
    this.posts = posts;
    this.clock = clock;
    this.posted = posted;
  }

  public ObjectNode post(Parameters parameters) throws IOException {
    Channel channel = channel(parameters);
    posts
        .take(channel.id())
        .ifPresent(wait -> {
          throw Refusal.rateLimited(wait);
        });
    Content content = content(parameters);
    PostedMessage message =
        log.post(
            channel.id(),
            thread(parameters, channel),
            content.text(),
            content.blocks(),
            content.metadata(),
            clock.instant());
    posted.accept(message);
    return JSON.createObjectNode()
        .put("channel", channel.id())
        .put("ts", message.ts())
        .set("message", MessageJson.of(message, List.of(), false));
  }

  public ObjectNode update(Parameters parameters) throws IOException {
    Channel channel = channel(parameters);
    String ts = parameters.text("ts").orElse("");
    PostedMessage old =
        log.find(channel.id(), ts).orElseThrow(() -> Refusal.of("message_not_found"));
    Content content = content(parameters);
    PostedMessage message =
        log.update(old, content.text(), content.blocks(), content.metadata(), clock.instant());
    posted.accept(message);
    return JSON.createObjectNode()
        .put("channel", channel.id())
        .put("ts", ts)
        .put("text", message.text())
        .set("message", MessageJson.of(message, List.of(), false));
  }

  private record Content(String text, JsonNode blocks, @Nullable JsonNode metadata) {}

  private static Content content(Parameters parameters) {
    String text = parameters.text("text").orElse("");
    if (BlockLimits.chars(text) > TEXT_CHARS) {
      throw Refusal.of("msg_too_long");
    }
    JsonNode blocks = parameters.structure("blocks", "invalid_blocks_format");
    if (blocks.isMissingNode()) {
      blocks = JSON.createArrayNode();
    }
    List<String> violations = BlockLimits.violations(blocks);
    if (!violations.isEmpty()) {
      throw Refusal.of("invalid_blocks", violations);
    }
    if (text.isEmpty() && blocks.isEmpty()) {
      throw Refusal.of("no_text");
    }
    return new Content(text, blocks, metadata(parameters));
  }

  /** "Message metadata": a type and an object of values. */
  private static @Nullable JsonNode metadata(Parameters parameters) {
    JsonNode metadata = parameters.structure("metadata", "invalid_metadata_format");
    if (metadata.isMissingNode()) {
      return null;
    }
    if (!metadata.path("event_type").isTextual() || !metadata.path("event_payload").isObject()) {
      throw Refusal.of("invalid_metadata_format");
    }
    return metadata;
  }

  /** A reply to a reply goes into the same thread, as Slack has only one level. */
  private @Nullable String thread(Parameters parameters, Channel channel) {
    String ts = parameters.text("thread_ts").orElse(null);
    if (ts == null) {
      return null;
    }
    PostedMessage parent =
        log.find(channel.id(), ts).orElseThrow(() -> Refusal.of("cannot_reply_to_message"));
    return parent.threadTs() == null ? parent.ts() : parent.threadTs();
  }

  private Channel channel(Parameters parameters) {
    return parameters
        .text("channel")
        .flatMap(workspace::channel)
        .orElseThrow(() -> Refusal.of("channel_not_found"));
  }
}
