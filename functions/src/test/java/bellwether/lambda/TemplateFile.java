package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads template.yaml. Its short tags ({@code !Ref}) become plain values. */
final class TemplateFile {
  static final Path ROOT = Path.of("..");
  static final List<String> FUNCTIONS =
      List.of("Poll", "Match", "Deliver", "Forward", "Slack", "Digest", "InboundMail");

  final JsonNode template = yaml("template.yaml");

  static JsonNode yaml(String file) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(ROOT.resolve(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode properties(String resource) {
    return template.required("Resources").required(resource).required("Properties");
  }

  Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .required("Resources")
        .properties()
        .forEach(resource -> {
          if (resource.getValue().required("Type").textValue().equals(type)) {
            found.put(resource.getKey(), resource.getValue().required("Properties"));
          }
        });
    return found;
  }

  /** The texts in an array or object; of {@code !If [condition, x, y]} within, x. */
  static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    if (array.isContainerNode()) {
      array.forEach(text -> texts.add(text.isArray() ? text.get(1).asText() : text.asText()));
    } else {
      texts.add(array.asText());
    }
    return texts;
  }

  static TableSchema.Key key(JsonNode owner) {
    JsonNode schema = owner.required("KeySchema");
    assertThat(schema.get(0).required("KeyType").textValue()).isEqualTo("HASH");
    return new TableSchema.Key(
        schema.get(0).required("AttributeName").textValue(),
        schema.size() == 1 ? null : schema.get(1).required("AttributeName").textValue());
  }

  /** The statements of the policy of a function's role. */
  JsonNode statements(String function) {
    String role = function + "Role";
    assertThat(properties(function + "Function").required("Role").textValue())
        .isEqualTo(role + ".Arn");
    JsonNode policies = properties(role).required("Policies");
    assertThat(policies).as(role).hasSize(1);
    return policies.get(0).at("/PolicyDocument/Statement");
  }

  /** The events of this type, such as HttpApi, that invoke a function. */
  List<JsonNode> events(String function, String type) {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : properties(function + "Function").path("Events")) {
      if (event.required("Type").textValue().equals(type)) {
        events.add(event.required("Properties"));
      }
    }
    return events;
  }
}
