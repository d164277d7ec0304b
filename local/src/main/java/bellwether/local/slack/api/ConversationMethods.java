package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.PostedMessage;
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
 * {@code conversations.open}, {@code conversations.info}, {@code conversations.history} and {@code
 * conversations.replies}.
 *
 * @see <a
 *     href="https://docs.slack.dev/reference/methods/conversations.history">conversations.history</a>
 */
public record ConversationMethods(LocalWorkspace workspace, MessageLog log) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 999;
  private static final Pattern TS_PATTERN = Pattern.compile("\\d{1,10}(?:\\.\\d{1,9})?");
  private static final String CURSOR_PREFIX = "next_ts:";

  /** Returns the conversation of the app with the user, the only person of the workspace. */
  public static ObjectNode open(ApiParameters parameters) {
    String users =
        parameters.text("users").orElseThrow(() -> WebApiException.of("users_list_not_supplied"));
    if (!users.equals(LocalWorkspace.USER)) {
      throw WebApiException.of("user_not_found");
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("channel").put("id", LocalWorkspace.DIRECT_MESSAGES);
    return answer;
  }

  /** Returns the channel, which can be seen if it exists. */
  public ObjectNode info(ApiParameters parameters) {
    LocalChannel channel = parameters.channel("channel", workspace);
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("channel")
        .put("id", channel.id())
        .put("name", channel.name())
        .put("is_archived", false)
        .put("is_member", true);
    return answer;
  }

  /** Returns the messages of the channel, newest first, without replies in threads. */
  public ObjectNode history(ApiParameters parameters) {
    LocalChannel channel = parameters.channel("channel", workspace);
    List<PostedMessage> messages =
        log.messages(channel.id()).reversed().stream()
            .filter(message -> message.threadTs() == null)
            .filter(withinRange(parameters))
            .toList();
    String from = cursor(parameters).orElse(null);
    if (from != null) {
      messages = messages.stream().filter(message -> !isAfter(message.ts(), from)).toList();
    }
    return toPage(messages, parameters);
  }

  /** Returns the message and then its replies, oldest first. */
  public ObjectNode replies(ApiParameters parameters) {
    LocalChannel channel = parameters.channel("channel", workspace);
    String ts = parameters.text("ts").orElse("");
    PostedMessage parent =
        log.find(channel.id(), ts).orElseThrow(() -> WebApiException.of("thread_not_found"));
    List<PostedMessage> messages = new ArrayList<>(List.of(parent));
    log.replies(channel.id(), ts).stream().filter(withinRange(parameters)).forEach(messages::add);
    String from = cursor(parameters).orElse(null);
    if (from != null) {
      messages.removeIf(message -> isAfter(from, message.ts()));
    }
    return toPage(messages, parameters);
  }

  private ObjectNode toPage(List<PostedMessage> messages, ApiParameters parameters) {
    int limit = readLimit(parameters);
    boolean metadata = parameters.flag("include_all_metadata");
    ObjectNode page = JSON.createObjectNode();
    ArrayNode shown = page.putArray("messages");
    for (PostedMessage message : messages.subList(0, Math.min(limit, messages.size()))) {
      shown.add(
          MessageJson.toJson(message, log.replies(message.channel(), message.ts()), metadata));
    }
    page.put("has_more", messages.size() > limit);
    if (messages.size() > limit) {
      page.putObject("response_metadata").put("next_cursor", cursor(messages.get(limit).ts()));
    }
    return page;
  }

  private static Predicate<PostedMessage> withinRange(ApiParameters parameters) {
    String oldest = timestamp(parameters, "oldest").orElse("0");
    String latest = timestamp(parameters, "latest").orElse("9999999999");
    boolean inclusive = parameters.flag("inclusive");
    return message ->
        inclusive
            ? !isAfter(oldest, message.ts()) && !isAfter(message.ts(), latest)
            : isAfter(message.ts(), oldest) && isAfter(latest, message.ts());
  }

  private static boolean isAfter(String ts, String other) {
    return new BigDecimal(ts).compareTo(new BigDecimal(other)) > 0;
  }

  private static Optional<String> timestamp(ApiParameters parameters, String name) {
    Optional<String> ts = parameters.text(name);
    if (ts.isPresent() && !TS_PATTERN.matcher(ts.get()).matches()) {
      throw WebApiException.of("invalid_ts_" + name);
    }
    return ts;
  }

  private static int readLimit(ApiParameters parameters) {
    try {
      int limit = parameters.text("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Rejected below, like a number that is out of range.
    }
    throw WebApiException.of("invalid_limit");
  }

  private static String cursor(String ts) {
    return Base64.getEncoder().encodeToString((CURSOR_PREFIX + ts).getBytes(UTF_8));
  }

  private static Optional<String> cursor(ApiParameters parameters) {
    return parameters
        .text("cursor")
        .map(cursor -> {
          try {
            String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
            if (text.startsWith(CURSOR_PREFIX)
                && TS_PATTERN.matcher(text.substring(CURSOR_PREFIX.length())).matches()) {
              return text.substring(CURSOR_PREFIX.length());
            }
          } catch (IllegalArgumentException e) {
            // Rejected below, like other invalid cursors.
          }
          throw WebApiException.of("invalid_cursor");
        });
  }
}
