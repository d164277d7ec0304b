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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a function for each HTTP request, as an HTTP API of API Gateway does (payload format 2.0).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     Lambda integrations for HTTP APIs</a>
 */
public final class HttpApiGateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApiGateway.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Far above what Slack sends; API Gateway accepts 10 MB. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final RequestStreamHandler function;
  private final String functionName;
  private final HttpApiEventBuilder eventBuilder;

  /**
   * @param functionName the name in the function's context
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
      LOG.error("function failed function={}", functionName, e);
      sendMessage(exchange, 500, "Internal Server Error"); // as API Gateway
    }
  }

  private static void writeResponse(HttpExchange exchange, JsonNode answer) throws IOException {
    if (!answer.has("statusCode")) {
      // Format 2.0: a response without a status code is a JSON body.
      HttpResponses.sendJson(exchange, 200, answer);
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
    HttpResponses.send(exchange, answer.path("statusCode").asInt(), body);
  }

  private static void sendMessage(HttpExchange exchange, int status, String message)
      throws IOException {
    HttpResponses.sendJson(exchange, status, JSON.createObjectNode().put("message", message));
  }
}
