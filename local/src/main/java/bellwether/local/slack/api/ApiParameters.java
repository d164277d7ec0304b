package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a Web API call, sent as a form or as JSON. */
public final class ApiParameters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode values;

  private ApiParameters(ObjectNode values) {
    this.values = values;
  }

  /**
   * @param query the URL's query as it came; null where there is none
   * @throws WebApiException if the body is not what its type says
   */
  public static ApiParameters parse(
      @Nullable String contentType, @Nullable String query, byte[] body) {
    ObjectNode values = JSON.createObjectNode();
    if (query != null) {
      parseForm(query, values);
    }
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (type.equalsIgnoreCase("application/json")) {
      values.setAll(parseObject(body));
    } else if (body.length > 0) {
      parseForm(new String(body, UTF_8), values);
    }
    return new ApiParameters(values);
  }

  /** Empty where the argument is absent or empty: Slack makes no difference. */
  public Optional<String> text(String name) {
    return Optional.of(values.path(name).asText("")).filter(text -> !text.isEmpty());
  }

  boolean flag(String name) {
    return text(name).filter(text -> text.equals("true") || text.equals("1")).isPresent();
  }

  /**
   * A structure, which a form carries as JSON in a string; a missing node where it is absent.
   *
   * @throws WebApiException with that error if it is not JSON
   */
  JsonNode json(String name, String error) {
    JsonNode value = values.path(name);
    if (!value.isTextual()) {
      return value.isNull() ? MissingNode.getInstance() : value;
    }
    try {
      return value.asText().isEmpty() ? MissingNode.getInstance() : JSON.readTree(value.asText());
    } catch (JsonProcessingException e) {
      throw WebApiException.of(error);
    }
  }

  private static ObjectNode parseObject(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
      throw WebApiException.of("json_not_object");
    } catch (IOException e) {
      throw WebApiException.of("invalid_json");
    }
  }

  private static void parseForm(String form, ObjectNode values) {
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          values.put(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        } catch (IllegalArgumentException e) {
          throw WebApiException.of("invalid_form_data");
        }
      }
    }
  }
}
