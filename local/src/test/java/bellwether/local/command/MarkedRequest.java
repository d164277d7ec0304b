package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.SlackRequest;
import bellwether.local.slack.workspace.LocalPerson;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.slack.block.ResourceTable;
import bellwether.slack.request.AccessRules;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A request for a rule of access.txt, with marks in everything that must not be logged. */
record MarkedRequest(String mediaType, String body) {
  static final String RESPONSE_URL = "leaked-response-url";
  static final String TRIGGER = "leaked-trigger";
  static final String TEXT = "LeakedText";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The words of commands with more than one, or with other words than their name. */
  private static String words(String verb) {
    return switch (verb) {
      case "LOOKUP" -> "";
      case "ADD_FEED" -> "feeds add https://feeds.invalid/";
      case "REMOVE_FEED" -> "feeds remove https://feeds.invalid/";
      case "EXPLAIN" -> "why https://news.invalid/";
      case "PREVIEW_EXCLUSION" -> "exclude " + TEXT + " ";
      case "EXCLUDE" -> "exclude confirm " + TEXT + " ";
      case "EXPORT_VENDORS" -> "export";
      case "EXPORT_INCIDENTS" -> "export incidents";
      case "EXPORT_COVERAGE" -> "export coverage 2026-03-01 2026-03-02";
      case "DIGEST" -> "digest now";
      default -> verb.toLowerCase(Locale.ROOT) + " ";
    };
  }

  private record Sender(String id, String team) {}

  /** The last one is unknown to the local Slack, which then refuses to post to them. */
  private static final List<Sender> SENDERS =
      List.of(
          new Sender(LocalPerson.MEMBER.id(), LocalWorkspace.TEAM),
          new Sender(LocalPerson.OTHER_WORKSPACE.id(), LocalPerson.OTHER_WORKSPACE.team()),
          new Sender("U0NOBODY", LocalWorkspace.TEAM));

  /** A request of a member, an outsider and a person whom nobody knows for each rule. */
  static List<MarkedRequest> all(URI site) {
    List<MarkedRequest> requests = new ArrayList<>();
    for (List<String> rule : ResourceTable.rows(AccessRules.class, "access.txt")) {
      SENDERS.forEach(sender -> requests.add(of(rule.get(0), rule.get(1), sender, site)));
    }
    return requests;
  }

  /** The same without its second half, as nobody can parse it. */
  MarkedRequest cutShort() {
    return new MarkedRequest(mediaType, body.substring(0, body.length() / 2));
  }

  private static MarkedRequest of(String kind, String id, Sender person, URI site) {
    return switch (kind) {
      case "COMMAND" -> command(words(id), person, site);
      case "EVENT" -> event(id, person);
      default -> interaction(kind, id, person, site);
    };
  }

  private static MarkedRequest command(String words, Sender person, URI site) {
    String text = words.startsWith("export") || words.startsWith("digest") ? words : words + TEXT;
    return new MarkedRequest(
        SlackRequest.FORM_MEDIA_TYPE,
        "command=%2Fbreach&team_id="
            + LocalWorkspace.TEAM
            + "&user_id="
            + person.id()
            + "&trigger_id="
            + TRIGGER
            + "&response_url="
            + URLEncoder.encode(responseUrl(site), UTF_8)
            + "&text="
            + URLEncoder.encode(text, UTF_8));
  }

  /** The local Slack does not know it, so that the response has to find another way. */
  private static String responseUrl(URI site) {
    return site.resolve("/local/response/" + RESPONSE_URL).toString();
  }

  private static MarkedRequest interaction(String kind, String id, Sender person, URI site) {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("trigger_id", TRIGGER).put("response_url", responseUrl(site));
    payload.putObject("team").put("id", LocalWorkspace.TEAM);
    payload.putObject("user").put("id", person.id()).put("team_id", person.team());
    if (kind.equals("ACTION")) {
      payload.put("type", "block_actions");
      payload
          .putArray("actions")
          .addObject()
          .put("action_id", id)
          .put("block_id", "case:" + TEXT)
          .put("value", TEXT);
    } else {
      payload.put("type", "view_submission");
      ObjectNode view = payload.putObject("view").put("callback_id", id);
      view.put("private_metadata", TEXT + "\n0\n" + TEXT);
      ObjectNode values = view.putObject("state").putObject("values");
      for (String field : List.of("channel", "zone", "phrase", "what", "person", "file", "mode")) {
        values.putObject(field).putObject("value").put("value", TEXT);
      }
    }
    return new MarkedRequest(
        SlackRequest.FORM_MEDIA_TYPE, "payload=" + URLEncoder.encode(payload.toString(), UTF_8));
  }

  private static MarkedRequest event(String type, Sender person) {
    ObjectNode event = JSON.createObjectNode().put("type", "event_callback").put("token", TEXT);
    event.put("team_id", LocalWorkspace.TEAM);
    ObjectNode inner = event.putObject("event").put("type", type).put("user", person.id());
    inner.put("tab", "home").put("text", TEXT);
    if (type.equals("tokens_revoked")) {
      inner.putObject("tokens").putArray("bot").add("B1");
    }
    return new MarkedRequest(SlackRequest.JSON_MEDIA_TYPE, event.toString());
  }
}
