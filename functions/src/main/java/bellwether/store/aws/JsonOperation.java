package bellwether.store.aws;

import bellwether.json.JsonTree;
import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * An operation of a service that speaks AWS's JSON protocol.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1
 *     protocol</a>
 */
public final class JsonOperation {
  private final SignedHttpClient http;
  private final String target;
  private final String version;

  private JsonOperation(SignedHttpClient http, String target, String version) {
    this.http = http;
    this.target = target;
    this.version = version;
  }

  /**
   * Returns an operation.
   *
   * @param target the service and the operation, such as "AmazonSQS.SendMessage"
   * @param version of the protocol, "1.0" or "1.1"
   * @param maxAttempts how often a request is sent if the service cannot be reached or is busy
   * @param maxBytes of a response
   * @param timeout to connect, and again to wait for the response
   */
  public static JsonOperation of(
      AwsService service,
      String target,
      String version,
      int maxAttempts,
      int maxBytes,
      Duration timeout) {
    return new JsonOperation(
        new SignedHttpClient(service, maxAttempts, maxBytes, timeout), target, version);
  }

  /** The same operation, but it closes each connection after its request. */
  public JsonOperation withoutKeepAlive() {
    return new JsonOperation(http.withoutKeepAlive(), target, version);
  }

  /** Returns the output; throws a {@link StoreException} that contains the error's name only. */
  public JsonNode call(String resource, JsonNode input) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target);
    SignedHttpClient.Answer answer = http.send("POST", "/", headers, JsonTree.toBytes(input));
    JsonNode output = JsonTree.parse(answer.body()); // missing in an error page of a proxy
    if (!answer.isSuccess()) {
      throw new StoreException(
          target
              + " on "
              + resource
              + " failed: "
              + errorName(output)
              + ", status "
              + answer.status());
    }
    return output;
  }

  /** The name without its namespace, as in "com.amazonaws.sqs#QueueDoesNotExist". */
  private static String errorName(JsonNode output) {
    String type = output.path("__type").asText("unknown error");
    return type.substring(type.lastIndexOf('#') + 1);
  }
}
