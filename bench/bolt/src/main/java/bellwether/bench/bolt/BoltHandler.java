package bellwether.bench.bolt;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Answers {@code /breach NAME} with Bolt for Java and the SDK's default client, as its
 * documentation shows: whether the team watches the vendor, and which items name it.
 */
public final class BoltHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final AppConfig config =
      AppConfig.builder()
          .signingSecret(System.getenv("SLACK_SIGNING_SECRET"))
          .singleTeamBotToken(System.getenv("SLACK_BOT_TOKEN"))
          .build();
  private final App app = new App(config);
  private final SlackRequestParser parser = new SlackRequestParser(config);

  /** Creates the app, as Lambda does. */
  public BoltHandler() {
    config.getSlack().getConfig().setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
    app.command(
        "/breach",
        (request, context) -> {
          String vendor = request.getPayload().getText().toLowerCase(Locale.ROOT);
          int vendors =
              query("bellwether-customers", "customer", request.getPayload().getTeamId()).count();
          int items = query("bellwether-advisories", "pk", "NAME#" + vendor).count();
          return context.ack(vendor + ": " + items + " items; " + vendors + " vendors watched");
        });
  }

  private QueryResponse query(String table, String key, String value) {
    return dynamo.query(query ->
        query
            .tableName(table)
            .keyConditionExpression("#key = :value")
            .expressionAttributeNames(Map.of("#key", key))
            .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(value))));
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    try {
      Request<?> request = parser.parse(httpRequest(event));
      Response response = app.run(request);
      Map<String, Object> headers = new HashMap<>();
      headers.put("content-type", response.getContentType());
      return Map.of(
          "statusCode",
          response.getStatusCode(),
          "headers",
          headers,
          "body",
          response.getBody() == null ? "" : response.getBody());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static SlackRequestParser.HttpRequest httpRequest(Map<String, Object> event) {
    Map<String, List<String>> headers = new HashMap<>();
    ((Map<?, ?>) event.get("headers"))
        .forEach((name, value) ->
            headers.computeIfAbsent(name.toString(), _ -> new ArrayList<>()).add(value.toString()));
    String body = event.get("body").toString();
    boolean encoded = Boolean.TRUE.equals(event.get("isBase64Encoded"));
    return SlackRequestParser.HttpRequest.builder()
        .requestUri("/slack/events")
        .queryString(Map.of())
        .requestBody(
            encoded ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body)
        .headers(new RequestHeaders(headers))
        .build();
  }
}
