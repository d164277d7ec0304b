package bellwether.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads and writes Jackson's trees. Its mapper would do the same, but creating one takes a fifth of
 * a cold start: it loads 300 classes, and date formats with their locales.
 */
public final class JsonTree {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  public static ObjectNode newObject() {
    return NODES.objectNode();
  }

  /** The tree, or a missing node if the bytes are not JSON in UTF-8. */
  public static JsonNode parse(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return readDocument(parser);
    } catch (IOException e) { // only the bytes can cause it
      return NODES.missingNode();
    }
  }

  /** The tree, or a missing node if the text is not JSON. */
  public static JsonNode parse(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return readDocument(parser);
    } catch (IOException e) { // only the text can cause it
      return NODES.missingNode();
    }
  }

  /** The JSON of a tree on one line. */
  public static String toText(JsonNode tree) {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      write(out, tree);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string never fails", e);
    }
    return json.toString();
  }

  /** The JSON of a tree on one line, in UTF-8. */
  public static byte[] toBytes(JsonNode tree) {
    return toText(tree).getBytes(UTF_8);
  }

  private static JsonNode readDocument(JsonParser parser) throws IOException {
    return parser.nextToken() == null ? NODES.missingNode() : read(parser);
  }

  /** Reads the value at the current token; the parser limits the depth. */
  private static JsonNode read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, read(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(parser));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static void write(JsonGenerator out, JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          out.writeFieldName(field.getKey());
          write(out, field.getValue());
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode element : node) {
          write(out, element);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.textValue());
      case NUMBER -> out.writeNumber(node.asText());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      default -> out.writeNull();
    }
  }
}
