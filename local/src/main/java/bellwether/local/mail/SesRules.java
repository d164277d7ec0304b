package bellwether.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why Amazon SES would refuse a message.
 *
 * @param verified the address that messages may be sent from
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/quotas.html">Amazon SES: quotas</a>
 */
record SesRules(String verified) {
  /** Of a message with version 2 of the API, 40 MB. */
  static final int MAX_BYTES = 40 << 20;

  private static final int MAX_RECIPIENTS = 50;
  private static final int MAX_HEADERS = 15;

  /** API_MessageHeader of version 2: the patterns and the lengths of name and value. */
  private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]{1,126}");

  private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");

  /**
   * Headers that Amazon SES sets.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/header-fields.html">Amazon SES: header
   *     fields</a>
   */
  private static final Set<String> DISALLOWED =
      Set.of(
          "bcc",
          "cc",
          "content-disposition",
          "content-type",
          "date",
          "from",
          "message-id",
          "mime-version",
          "reply-to",
          "return-path",
          "subject",
          "to");

  private static final Pattern ADDRESS =
      Pattern.compile("[!#-'*+/-9=?A-Z^-~.-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private static final Pattern NAMED = Pattern.compile("[^<>\\r\\n]*<([^<>]*)>");

  /** The refusal; empty if the message is accepted. */
  Optional<SesError> refusal(JsonNode request) {
    String from = address(request.path("FromEmailAddress").asText());
    if (!from.equalsIgnoreCase(verified)) {
      return Optional.of(
          SesError.rejected(
              "Email address is not verified. The following identities failed the check in region"
                  + " LOCAL: "
                  + from));
    }
    List<String> recipients = recipients(request);
    if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
      return Optional.of(
          SesError.badRequest("a message has 1 to 50 recipients, not " + recipients.size()));
    }
    for (String recipient : recipients) {
      if (!ADDRESS.matcher(address(recipient)).matches()) {
        return Optional.of(SesError.badRequest("Illegal address"));
      }
    }
    JsonNode simple = request.at("/Content/Simple");
    if (simple.at("/Subject/Data").asText().isEmpty()) {
      return Optional.of(SesError.badRequest("the subject is missing"));
    }
    if (simple.at("/Body/Text/Data").asText().isEmpty()
        && simple.at("/Body/Html/Data").asText().isEmpty()) {
      return Optional.of(SesError.badRequest("the body is missing"));
    }
    return refusalOfHeaders(simple.path("Headers"));
  }

  private static Optional<SesError> refusalOfHeaders(JsonNode headers) {
    if (headers.size() > MAX_HEADERS) {
      return Optional.of(SesError.badRequest("a message has at most 15 headers"));
    }
    for (JsonNode header : headers) {
      String name = header.path("Name").asText();
      if (!HEADER_NAME.matcher(name).matches()
          || !HEADER_VALUE.matcher(header.path("Value").asText()).matches()) {
        return Optional.of(SesError.badRequest("an invalid header"));
      }
      if (DISALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(SesError.badRequest("the header " + name + " is set by Amazon SES"));
      }
    }
    return Optional.empty();
  }

  static List<String> recipients(JsonNode request) {
    List<String> all = new ArrayList<>();
    for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      request.path("Destination").path(kind).forEach(address -> all.add(address.asText()));
    }
    return all;
  }

  /** The address of {@code Name <address>}. */
  private static String address(String written) {
    Matcher named = NAMED.matcher(written);
    return named.matches() ? named.group(1) : written;
  }
}
