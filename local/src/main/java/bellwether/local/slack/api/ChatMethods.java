package bellwether.local.slack.api;

import bellwether.local.slack.limits.BlockLimits;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code chat.postMessage}, {@code chat.update} and {@code chat.getPermalink}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
public record ChatMethods(
    LocalWorkspace workspace,
    MessageLog log,
    ChannelRateLimiter rateLimiter,
    URI page,
    InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The limit on the page of chat.postMessage. */
  private static final int MAX_TEXT_CHARS = 40_000;

  public ObjectNode post(ApiParameters parameters) throws IOException {
    LocalChannel channel = parameters.channel("channel", workspace);
    rateLimiter
        .tryAcquire(channel.id())
        .ifPresent(wait -> {
          throw WebApiException.rateLimited(wait);
        });
    Content content = readContent(parameters);
    PostedMessage message =
        log.post(
            channel.id(),
            resolveThread(parameters, channel),
            content.text(),
            content.blocks(),
            content.metadata(),
            clock.instant());
    return JSON.createObjectNode()
        .put("channel", channel.id())
        .put("ts", message.ts())
        .set("message", MessageJson.toJson(message, List.of(), false));
  }

  public ObjectNode update(ApiParameters parameters) throws IOException {
    LocalChannel channel = parameters.channel("channel", workspace);
    String ts = parameters.text("ts").orElse("");
    PostedMessage old =
        log.find(channel.id(), ts).orElseThrow(() -> WebApiException.of("message_not_found"));
    Content content = readContent(parameters);
    PostedMessage message =
        log.update(old, content.text(), content.blocks(), content.metadata(), clock.instant());
    return JSON.createObjectNode()
        .put("channel", channel.id())
        .put("ts", ts)
        .put("text", message.text())
        .set("message", MessageJson.toJson(message, List.of(), false));
  }

  /** Returns an address that shows the message on the page. */
  public ObjectNode permalink(ApiParameters parameters) {
    LocalChannel channel = parameters.channel("channel", workspace);
    String ts = parameters.text("message_ts").orElse("");
    if (log.find(channel.id(), ts).isEmpty()) {
      throw WebApiException.of("message_not_found");
    }
    return JSON.createObjectNode()
        .put("channel", channel.id())
        .put("permalink", page.resolve("/#" + channel.id() + "/" + ts).toString());
  }

  private record Content(String text, JsonNode blocks, @Nullable JsonNode metadata) {}

  private static Content readContent(ApiParameters parameters) {
    String text = parameters.text("text").orElse("");
    if (BlockLimits.characterCount(text) > MAX_TEXT_CHARS) {
      throw WebApiException.of("msg_too_long");
    }
    JsonNode blocks = parameters.blocks();
    if (text.isEmpty() && blocks.isEmpty()) {
      throw WebApiException.of("no_text");
    }
    return new Content(text, blocks, readMetadata(parameters));
  }

  private static @Nullable JsonNode readMetadata(ApiParameters parameters) {
    JsonNode metadata = parameters.json("metadata", "invalid_metadata_format");
    if (metadata.isMissingNode()) {
      return null;
    }
    if (!metadata.path("event_type").isTextual() || !metadata.path("event_payload").isObject()) {
      throw WebApiException.of("invalid_metadata_format");
    }
    return metadata;
  }

  /** Slack has one level of threads: a reply to a reply belongs to the same thread. */
  private @Nullable String resolveThread(ApiParameters parameters, LocalChannel channel) {
    String ts = parameters.text("thread_ts").orElse(null);
    if (ts == null) {
      return null;
    }
    PostedMessage parent =
        log.find(channel.id(), ts).orElseThrow(() -> WebApiException.of("cannot_reply_to_message"));
    return parent.threadTs() == null ? parent.ts() : parent.threadTs();
  }
}
