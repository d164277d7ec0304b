package bellwether.forward.email;

import bellwether.domain.destination.Destination;
import bellwether.forward.OutgoingAlert;
import bellwether.forward.OutgoingSummary;
import bellwether.forward.SendResult;
import bellwether.forward.WebhookClient;
import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Sends e-mail with Amazon SES, each message at most once: it has neither a token that makes a
 * repeated request harmless nor a way to look for a message. The SDK's client would add 3 MB to the
 * zip, and its HTTP client does not say whether a request that failed was sent.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">Amazon
 *     SES API v2: SendEmail</a>
 */
public final class SesClient {
  /** What is added to the address of the service. */
  public static final String PATH = "v2/email/outbound-emails";

  private static final String JSON = "application/json";

  private final WebhookClient http;
  private final HttpUrl address;
  private final RequestSigner signer;
  private final EmailSettings settings;

  public SesClient(WebhookClient http, URI endpoint, RequestSigner signer, EmailSettings settings) {
    this.http = http;
    this.address = HttpUrl.get(endpoint.toString()).newBuilder().addPathSegments(PATH).build();
    this.signer = signer;
    this.settings = settings;
  }

  /** Sends an alert once. */
  public SendResult send(String to, OutgoingAlert alert) {
    return send(to, AlertEmail.of(alert, to, settings));
  }

  /** Sends a summary of many alerts once. */
  public SendResult sendSummary(String to, OutgoingSummary summary) {
    return send(to, SummaryEmail.of(summary, to));
  }

  /** Sends the code that confirms the address, once. */
  public SendResult sendCode(String to, String workspace, Destination destination, String code) {
    return send(to, CodeEmail.of(workspace, destination, code));
  }

  private SendResult send(String to, EmailMessage message) {
    byte[] body = JsonTree.toBytes(request(to, message));
    Map<String, String> signed;
    try {
      signed = new LinkedHashMap<>(signer.sign(address.uri(), Map.of("Content-Type", JSON), body));
    } catch (RuntimeException e) {
      // The class alone: the credentials could not be read, and nothing was sent.
      return new SendResult.NotSent(e.getClass().getSimpleName());
    }
    signed.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Type"));
    return http.post(address, JSON, body, signed, SesResponse::classify);
  }

  private ObjectNode request(String to, EmailMessage message) {
    ObjectNode request = JsonTree.newObject();
    request.put("FromEmailAddress", "Bellwether <" + settings.from() + ">");
    request.putObject("Destination").putArray("ToAddresses").add(to);
    ObjectNode simple = request.putObject("Content").putObject("Simple");
    putText(simple.putObject("Subject"), message.subject());
    ObjectNode body = simple.putObject("Body");
    putText(body.putObject("Text"), message.text());
    putText(body.putObject("Html"), message.html());
    ArrayNode headers = simple.putArray("Headers");
    message
        .headers()
        .forEach((name, value) -> headers.addObject().put("Name", name).put("Value", value));
    return request;
  }

  private static void putText(ObjectNode node, String text) {
    node.put("Data", text).put("Charset", "UTF-8");
  }
}
