package bellwether.local.slack.api;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.Channel;
import bellwether.local.slack.workspace.PostedMessage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * {@code conversations.history} and {@code conversations.replies}.
 *
 * @see <a
 *     href="https://docs.slack.dev/reference/methods/conversations.history">conversations.history</a>
 */
public final class ConversationMethods {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 999;
  private static final Pattern TS = Pattern.compile("\\d{1,10}(?:\\.\\d{1,9})?");
  private static final String CURSOR = "next_ts:";

  private final Workspace workspace;
  private final MessageLog log;

  public ConversationMethods(Workspace workspace, MessageLog log) {
    this.workspace = workspace;
    this.log = log;
  }

  /** Messages of the channel without the replies in threads, newest first. */
  public ObjectNode history(Parameters parameters) {
    Channel channel = channel(parameters);
    List<PostedMessage> messages =
        log.all(channel.id()).reversed().stream()
            .filter(message -> !message.isReply())
            .filter(between(parameters))
            .toList();
    String from = cursor(parameters).orElse(null);
    if (from != null) {
      messages = messages.stream().filter(message -> !after(message.ts(), from)).toList();
    }
    return page(messages, parameters);
  }

  /** The message itself and then its replies, oldest first. */
  public ObjectNode replies(Parameters parameters) {
    Channel channel = channel(parameters);
    String ts = parameters.text("ts").orElse("");
    PostedMessage parent =
        log.find(channel.id(), ts).orElseThrow(() -> Refusal.of("thread_not_found"));
    List<PostedMessage> messages = new ArrayList<>(List.of(parent));
    log.replies(channel.id(), ts).stream().filter(between(parameters)).forEach(messages::add);
    String from = cursor(parameters).orElse(null);
    if (from != null) {
      messages.removeIf(message -> after(from, message.ts()));
    }
    return page(messages, parameters);
  }

  private ObjectNode page(List<PostedMessage> messages, Parameters parameters) {
    int limit = limit(parameters);
    boolean metadata = parameters.flag("include_all_metadata");
    ObjectNode page = JSON.createObjectNode();
    ArrayNode shown = page.putArray("messages");
    for (PostedMessage message : messages.subList(0, Math.min(limit, messages.size()))) {
      shown.add(MessageJson.of(message, log.replies(message.channel(), message.ts()), metadata));
    }
    page.put("has_more", messages.size() > limit);
    if (messages.size() > limit) {
      page.putObject("response_metadata").put("next_cursor", cursor(messages.get(limit).ts()));
    }
    return page;
  }

  private static Predicate<PostedMessage> between(Parameters parameters) {
    String oldest = ts(parameters, "oldest").orElse("0");
    String latest = ts(parameters, "latest").orElse("9999999999");
    boolean inclusive = parameters.flag("inclusive");
    return message ->
        inclusive
            ? !after(oldest, message.ts()) && !after(message.ts(), latest)
            : after(message.ts(), oldest) && after(latest, message.ts());
  }

  private static boolean after(String ts, String other) {
    return new BigDecimal(ts).compareTo(new BigDecimal(other)) > 0;
  }

  private static Optional<String> ts(Parameters parameters, String name) {
    Optional<String> ts = parameters.text(name);
    if (ts.isPresent() && !TS.matcher(ts.get()).matches()) {
      throw Refusal.of("invalid_ts_" + name);
    }
    return ts;
  }

  private static int limit(Parameters parameters) {
    try {
      int limit = parameters.text("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // refused just below, as any other limit that is none
    }
    throw Refusal.of("invalid_limit");
  }

  private static String cursor(String ts) {
    return Base64.getEncoder().encodeToString((CURSOR + ts).getBytes(UTF_8));
  }

  private static Optional<String> cursor(Parameters parameters) {
    return parameters
        .text("cursor")
        .map(cursor -> {
          try {
            String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
            if (text.startsWith(CURSOR) && TS.matcher(text.substring(CURSOR.length())).matches()) {
              return text.substring(CURSOR.length());
            }
          } catch (IllegalArgumentException e) {
            // refused just below, as any other cursor that is none
          }
          throw Refusal.of("invalid_cursor");
        });
  }

  private Channel channel(Parameters parameters) {
    return parameters
        .text("channel")
        .flatMap(workspace::channel)
        .orElseThrow(() -> Refusal.of("channel_not_found"));
  }
}
