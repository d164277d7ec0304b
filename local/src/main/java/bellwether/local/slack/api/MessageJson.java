package bellwether.local.slack.api;

import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Converts a message to JSON of the Web API. */
public final class MessageJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageJson() {}

  /**
   * @param replies the message's thread, oldest first; empty where it has none
   * @param metadata whether to show what the app attached
   */
  public static ObjectNode toJson(
      PostedMessage message, List<PostedMessage> replies, boolean metadata) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "message")
        .put("team", LocalWorkspace.TEAM)
        .put("user", LocalWorkspace.BOT_USER);
    json.put("bot_id", LocalWorkspace.BOT).put("app_id", LocalWorkspace.APP);
    json.put("text", message.text()).put("ts", message.ts());
    if (!message.blocks().isEmpty()) {
      json.set("blocks", message.blocks());
    }
    if (metadata && message.metadata() != null) {
      json.set("metadata", message.metadata());
    }
    if (message.editedTs() != null) {
      json.putObject("edited").put("user", LocalWorkspace.BOT).put("ts", message.editedTs());
    }
    if (message.threadTs() != null) {
      json.put("thread_ts", message.threadTs()).put("parent_user_id", LocalWorkspace.BOT_USER);
    }
    if (!replies.isEmpty()) {
      json.put("thread_ts", message.ts()).put("reply_count", replies.size());
      json.put("reply_users_count", 1).put("latest_reply", replies.getLast().ts());
    }
    return json;
  }
}
