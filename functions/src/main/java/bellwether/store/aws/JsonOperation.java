package bellwether.store.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * An operation of a service that speaks AWS's JSON protocol.
 *
 * @param target the service and the operation, such as "AmazonSQS.SendMessage"
 * @param version of the protocol, "1.0" or "1.1"
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1
 *     protocol</a>
 */
record JsonOperation(SignedHttpClient http, String target, String version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the output; throws a {@link StoreException} that contains the error's name only. */
  JsonNode call(String resource, JsonNode input) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", target);
    SignedHttpClient.Answer answer =
        http.send(SdkHttpMethod.POST, "/", headers, input.toString().getBytes(UTF_8));
    JsonNode output = parse(answer.body());
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

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode(); // an error page of a proxy
    }
  }

  /** The name without its namespace, as in "com.amazonaws.sqs#QueueDoesNotExist". */
  private static String errorName(JsonNode output) {
    String type = output.path("__type").asText("unknown error");
    return type.substring(type.lastIndexOf('#') + 1);
  }
}
