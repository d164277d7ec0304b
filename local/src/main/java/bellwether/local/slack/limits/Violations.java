package bellwether.local.slack.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what Slack would reject, in the words of its error messages. */
final class Violations {
  static final Set<String> PLAIN_TEXT = Set.of("plain_text");
  static final Set<String> ANY_TEXT = Set.of("plain_text", "mrkdwn");

  private final List<String> found = new ArrayList<>();

  List<String> list() {
    return List.copyOf(found);
  }

  /**
   * Adds a violation.
   *
   * @param at the JSON pointer of the value
   */
  void add(String reason, String at) {
    found.add("[ERROR] " + reason + " [json-pointer:" + at + "]");
  }

  void addUnsupportedType(JsonNode holder, String at) {
    add("unsupported type: " + holder.path("type").asText(), at + "/type");
  }

  boolean checkRequired(JsonNode holder, String name, String at) {
    if (!holder.has(name)) {
      add("missing required field: " + name, at);
    }
    return holder.has(name);
  }

  /** Returns whether there is anything to check in the array. */
  boolean checkCount(JsonNode items, int limit, String at) {
    if (!items.isArray() || items.isEmpty()) {
      add("no fewer than 1 items allowed", at);
      return false;
    }
    if (items.size() > limit) {
      add("no more than " + limit + " items allowed", at);
    }
    return true;
  }

  void checkNotEmpty(JsonNode text, String at) {
    if (text.asText().isEmpty()) {
      add("must be more than 0 characters", at);
    }
  }

  void checkLength(JsonNode text, int limit, String at) {
    if (BlockLimits.characterCount(text.asText()) > limit) {
      add("must be less than " + (limit + 1) + " characters", at);
    }
  }

  /** Checks a text object. */
  void checkText(JsonNode text, Set<String> types, int limit, String at) {
    if (!types.contains(text.path("type").asText())) {
      addUnsupportedType(text, at);
    }
    checkNotEmpty(text.path("text"), at + "/text");
    checkLength(text.path("text"), limit, at + "/text");
  }

  /** Checks that no two items have the same id. */
  void checkUnique(JsonNode items, String idField, String at) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      JsonNode id = items.get(i).path(idField);
      if (id.isTextual() && !ids.add(id.asText())) {
        add(idField + " already exists", at + "/" + i + "/" + idField);
      }
    }
  }
}
