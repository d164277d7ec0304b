package bellwether.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.dynamo.table.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads template.yaml. Its short tags ({@code !Ref}) become plain values. */
final class TemplateFile {
  static final Path ROOT = Path.of("..");
  static final List<String> FUNCTIONS =
      List.of("Poll", "Match", "Deliver", "Slack", "Digest", "InboundMail");

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

  static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    if (array.isContainerNode()) {
      array.forEach(text -> texts.add(text.asText()));
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

  static JsonNode statements(JsonNode function) {
    return function.required("Policies").get(0).required("Statement");
  }
}
