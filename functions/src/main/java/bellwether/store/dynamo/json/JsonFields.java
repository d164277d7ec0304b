package bellwether.store.dynamo.json;

import bellwether.store.StoreException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record's body as one JSON string, built and read as a tree: no reflection, and a field that a
 * newer version adds is ignored by an older one. Only what keys and indexes need stands beside it.
 */
public final class JsonFields {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonFields() {}

  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /** The tree as JSON that survives UTF-8: a surrogate without its partner is written escaped. */
  public static String toJson(ObjectNode tree) {
    String json = tree.toString();
    @Nullable StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
        escaped.append("\\u").append(Integer.toHexString(c));
      } else if (escaped != null) {
        escaped.append(c);
      }
      if (pair) {
        i++;
        if (escaped != null) {
          escaped.append(json.charAt(i));
        }
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      // Its message quotes the text, which is not ours to log.
      throw new StoreException("a row's body is not JSON: " + e.getClass().getSimpleName());
    }
  }

  static String text(JsonNode tree, String field) {
    return tree.required(field).textValue();
  }

  static @Nullable String textOrNull(JsonNode tree, String field) {
    return tree.path(field).textValue();
  }

  static Instant instant(JsonNode tree, String field) {
    return Instant.parse(text(tree, field));
  }

  static @Nullable Instant instantOrNull(JsonNode tree, String field) {
    String text = textOrNull(tree, field);
    return text == null ? null : Instant.parse(text);
  }

  static @Nullable OffsetDateTime dateTimeOrNull(JsonNode tree, String field) {
    String text = textOrNull(tree, field);
    return text == null ? null : OffsetDateTime.parse(text);
  }

  public static List<String> textList(JsonNode tree, String field) {
    List<String> texts = new ArrayList<>();
    tree.required(field).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  static Set<String> textSet(JsonNode tree, String field) {
    return new LinkedHashSet<>(textList(tree, field));
  }

  static void put(ObjectNode tree, String field, @Nullable Object value) {
    if (value != null) {
      tree.put(field, value.toString());
    }
  }

  public static void put(ObjectNode tree, String field, Collection<String> values) {
    values.forEach(tree.putArray(field)::add);
  }
}
