package bellwether.forward.email;

import bellwether.forward.ResponseStatus;
import bellwether.forward.SendResult;
import bellwether.json.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import okhttp3.Response;

/**
 * Decides from a response of Amazon SES what became of a message.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">Amazon
 *     SES API v2: SendEmail, errors</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html">Amazon
 *     SES: errors related to sending quotas</a>
 */
final class SesResponse {
  private static final int MAX_BYTES = 10_000;

  private SesResponse() {}

  static SendResult classify(Response response) throws IOException {
    int status = response.code();
    JsonNode body = JsonTree.parse(response.peekBody(MAX_BYTES).bytes()); // may be a proxy's page
    if (status == 200) {
      // An id that could break a header field is as good as none.
      String id = body.path("MessageId").asText();
      return new SendResult.Accepted(id.matches("[A-Za-z0-9._-]{1,128}") ? id : "");
    }
    if (status >= 500 || status == 408) {
      return new SendResult.Unknown("Amazon SES answered with status " + status);
    }
    String message = body.path("message").asText(body.path("Message").asText());
    return classify(response, errorName(response, body), message.toLowerCase(Locale.ROOT));
  }

  private static SendResult classify(Response response, String error, String message) {
    if (message.contains("daily message quota")) {
      return rejected("the daily sending quota is used up: ask AWS for a higher one");
    }
    return switch (error) {
      case "TooManyRequestsException", "ThrottlingException", "Throttling" ->
          ResponseStatus.classify(429, response.header("Retry-After"));
      case "LimitExceededException" ->
          rejected("a sending limit is reached: ask AWS for a higher one");
      case "MailFromDomainNotVerifiedException" ->
          rejected("the sender's domain is not verified: verify the address in AlertsFrom");
      case "AccountSuspendedException" ->
          rejected("AWS suspended sending: see the Amazon SES console of the account");
      case "SendingPausedException" ->
          rejected("sending is paused: resume it in the Amazon SES console");
      case "MessageRejected" ->
          rejected(
              message.contains("not verified")
                  ? "an address is not verified: verify the address in AlertsFrom and, in the"
                      + " sandbox, the recipient too, or ask AWS for production access"
                  : message.contains("suppress")
                      ? "the address is on the suppression list: remove it there if it can receive"
                          + " mail again"
                      : "it rejected the message: see the Amazon SES console for the reason");
      case "AccessDeniedException", "AccessDenied" ->
          rejected("access is denied: ForwardFunction needs ses:SendEmail for AlertsFrom");
      case "BadRequestException" -> rejected("it does not accept the message: check the address");
      default ->
          response.code() == 429
              ? ResponseStatus.classify(response)
              : rejected("status " + response.code() + " " + error);
    };
  }

  private static SendResult rejected(String fix) {
    return new SendResult.Rejected("Amazon SES: " + fix);
  }

  /**
   * The name without namespace and address, as in {@code MessageRejected:http://…}.
   *
   * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1
   *     protocol, operation error serialization</a>
   */
  private static String errorName(Response response, JsonNode body) {
    String header = response.header("X-Amzn-ErrorType", "");
    String name = header.isEmpty() ? body.path("__type").asText() : header;
    String bare = name.substring(name.lastIndexOf('#') + 1).split(":", 2)[0].strip();
    return bare.matches("[A-Za-z0-9]{1,60}") ? bare : "without a known error";
  }
}
