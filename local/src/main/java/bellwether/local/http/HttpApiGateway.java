package bellwether.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function for each HTTP request as API Gateway's HTTP API does, payload format 2.0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Lambda integrations for HTTP APIs</a>
 */
public final class HttpApiGateway implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(HttpApiGateway.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ours, far above what Slack sends; API Gateway itself takes 10 MB. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final RequestStreamHandler function;
  private final String functionName;
  private final HttpApiEventBuilder eventBuilder;

  /**
   * @param functionName what the function is told its name is
   */
  public HttpApiGateway(RequestStreamHandler function, String functionName, Clock clock) {
    this.function = function;
    this.eventBuilder = new HttpApiEventBuilder(JSON, clock);
    this.functionName = functionName;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      sendMessage(exchange, 413, "Request Too Long");
      return;
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      byte[] event = JSON.writeValueAsBytes(eventBuilder.build(exchange, body));
      function.handleRequest(
          new ByteArrayInputStream(event), answer, new LocalLambdaContext(functionName));
      writeResponse(exchange, JSON.readTree(answer.toByteArray()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, functionName + " failed", e);
      sendMessage(exchange, 500, "Internal Server Error"); // API Gateway's words
    }
  }

  private static void writeResponse(HttpExchange exchange, JsonNode answer) throws IOException {
    if (!answer.has("statusCode")) {
      // Format 2.0: an answer without a status code is a body of JSON.
      send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer));
      return;
    }
    answer
        .path("headers")
        .properties()
        .forEach(header ->
            exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
    answer
        .path("cookies")
        .forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
    String text = answer.path("body").asText("");
    byte[] body =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(UTF_8);
    send(exchange, answer.path("statusCode").asInt(), null, body);
  }

  private static void sendMessage(HttpExchange exchange, int status, String message)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode().put("message", message));
    send(exchange, status, "application/json", body);
  }

  private static void send(HttpExchange exchange, int status, @Nullable String type, byte[] body)
      throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    boolean bodiless = body.length == 0 || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
