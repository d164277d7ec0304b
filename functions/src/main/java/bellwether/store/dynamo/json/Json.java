package bellwether.store.dynamo.json;

import bellwether.json.JsonTree;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds and reads the body of a row as a tree of JSON, without reflection. Fields that a newer
 * version added are ignored.
 */
public final class Json {
  /** A regular expression reads a pair of surrogates as one code point. */
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

  private Json() {}

  public static ObjectNode newObject() {
    return JsonTree.newObject();
  }

  /** The tree as JSON, in which a surrogate without its partner is escaped, as UTF-8 has none. */
  public static String toJson(ObjectNode tree) {
    return UNPAIRED_SURROGATE
        .matcher(JsonTree.toText(tree))
        .replaceAll(match -> "\\\\u" + Integer.toHexString(match.group().charAt(0)));
  }

  public static JsonNode parse(String json) {
    JsonNode tree = JsonTree.parse(json);
    if (tree.isMissingNode()) {
      throw new StoreException("a row's body is not JSON"); // without the text, for the log
    }
    return tree;
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
    return list(tree.required(field), JsonNode::textValue);
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> elements = new ArrayList<>();
    array.forEach(element -> elements.add(read.apply(element)));
    return elements;
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
