package bellwether.local.slack.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.local.slack.limits.BlockLimits;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a Web API call, sent as a form or as JSON. */
public final class ApiParameters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode values;
  private final @Nullable String host;

  private ApiParameters(ObjectNode values, @Nullable String host) {
    this.values = values;
    this.host = host;
  }

  /**
   * @param query the raw query of the URL, if any
   * @throws WebApiException if the body does not match its content type
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
    return new ApiParameters(values, null);
  }

  /** Adds the Host header of the call. */
  ApiParameters withHost(@Nullable String header) {
    return new ApiParameters(values, header);
  }

  /** Returns the server's address as the caller knows it: a container has another name for it. */
  URI calledAt(URI defaultAddress) {
    return host == null ? defaultAddress : URI.create("http://" + host + "/");
  }

  /** Returns nothing if the argument is absent or empty, which Slack treats alike. */
  public Optional<String> text(String name) {
    return Optional.of(values.path(name).asText("")).filter(text -> !text.isEmpty());
  }

  boolean flag(String name) {
    return text(name).filter(text -> text.equals("true") || text.equals("1")).isPresent();
  }

  /**
   * Returns a structured argument, which is a JSON string in a form; a missing node if it is
   * absent.
   *
   * @param error the error if it is not JSON
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

  /**
   * Returns the channel that the argument names.
   *
   * @throws WebApiException if there is none
   */
  LocalChannel channel(String name, LocalWorkspace workspace) {
    return text(name)
        .flatMap(workspace::findChannel)
        .orElseThrow(() -> WebApiException.of("channel_not_found"));
  }

  /**
   * Returns the blocks; an empty array if there are none.
   *
   * @throws WebApiException if Slack would reject them
   */
  JsonNode blocks() {
    JsonNode blocks = json("blocks", "invalid_blocks_format");
    if (blocks.isMissingNode()) {
      return JSON.createArrayNode();
    }
    List<String> violations = BlockLimits.violations(blocks);
    if (!violations.isEmpty()) {
      throw WebApiException.of("invalid_blocks", violations);
    }
    return blocks;
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
