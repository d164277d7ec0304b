package bellwether.app.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.SlackRequest;
import bellwether.slack.request.Command;
import bellwether.slack.request.Command.Verb;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.List;

/** Creates requests as Slack sends them. */
final class SlackRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A text for each command. */
  private static final List<String> TEXTS =
      List.of(
          "help",
          "Acme",
          "watch Acme",
          "unwatch Acme",
          "chain Acme",
          "vendors",
          "recent",
          "feeds",
          "feeds add https://feeds.example/rss",
          "feeds remove https://feeds.example/rss",
          "destinations",
          "destinations webhook https://hooks.example/in",
          "destinations email team@example.com",
          "destinations confirm ABCD-EFGH",
          "destinations remove email team@example.com",
          "destinations teams https://hooks.example/in",
          "destinations remove webhook",
          "destinations remove teams",
          "why https://news.example/1",
          "test Acme was breached",
          "exclude Acme Acme Park",
          "exclude confirm Acme Acme Park",
          "include Acme Acme Park",
          "status",
          "import",
          "discover",
          "export",
          "export incidents",
          "export coverage 2026-03-01 2026-03-02",
          "settings",
          "digest now");

  private SlackRequests() {}

  /** A request of the person for what the rule is about. */
  static SlackRequest request(AccessRule rule, String team, String user) throws Exception {
    return switch (rule.kind()) {
      case "ACTION" -> interaction(click(rule.id(), team, user));
      case "MODAL" -> {
        ObjectNode sent = click("", team, user).put("type", "view_submission");
        sent.putObject("view").put("callback_id", rule.id());
        yield interaction(sent);
      }
      case "COMMAND" ->
          SlackRequest.parse(
                  SlackRequest.FORM_MEDIA_TYPE,
                  commandBody(textOf(Verb.valueOf(rule.id())), team, user))
              .orElseThrow();
      default -> event(rule.id(), team, user);
    };
  }

  static ObjectNode click(String action, String team, String user) {
    ObjectNode payload = JSON.createObjectNode().put("type", "block_actions");
    payload.putObject("team").put("id", team);
    payload.putObject("user").put("id", user).put("team_id", team);
    payload.putArray("actions").addObject().put("action_id", action).put("value", "0");
    return payload;
  }

  static SlackRequest interaction(ObjectNode payload) throws Exception {
    String body = "payload=" + URLEncoder.encode(JSON.writeValueAsString(payload), UTF_8);
    return SlackRequest.parse(SlackRequest.FORM_MEDIA_TYPE, body).orElseThrow();
  }

  static String commandBody(String text, String team, String user) {
    return "command=%2Fbreach&team_id="
        + team
        + "&user_id="
        + user
        + "&text="
        + URLEncoder.encode(text, UTF_8);
  }

  private static SlackRequest event(String type, String team, String user) throws Exception {
    ObjectNode event = JSON.createObjectNode().put("type", "event_callback").put("team_id", team);
    event.putObject("event").put("type", type).put("user", user).put("tab", "home");
    return SlackRequest.parse(SlackRequest.JSON_MEDIA_TYPE, JSON.writeValueAsString(event))
        .orElseThrow();
  }

  private static String textOf(Verb verb) {
    return TEXTS.stream()
        .filter(text -> Command.parse(text).verb() == verb)
        .findFirst()
        .orElseThrow(() -> new AssertionError("add a text for " + verb));
  }
}
