package bellwether.app.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SES reports about a mail that it received
 * (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html).
 *
 * @param id key of the mail in the bucket
 * @param from address in the mail's From; null unless it is exactly one plain address
 * @param envelope address that the sending server gave
 * @param recipients our addresses that it was sent to
 */
public record MailReceipt(
    String id,
    @Nullable String from,
    String envelope,
    List<String> recipients,
    String spf,
    String dmarc,
    String spam,
    String virus) {

  /** Slack's workspace ids; each has a digit, which distinguishes it from a word. */
  private static final Pattern TEAM_ID = Pattern.compile("[TE](?=[A-Z0-9]*\\d)[A-Z0-9]{6,20}");

  private static final String AMBIGUOUS_FROM = "its From is not exactly one plain address";

  /** RFC 5322, section 2.2.3. */
  private static final Pattern FOLDED_LINE = Pattern.compile("\\r?\\n(?=[ \\t])");

  private static final Pattern DECODED_NAME = Pattern.compile("[^<>@]*");

  public MailReceipt {
    recipients = List.copyOf(recipients);
  }

  public static MailReceipt fromEvent(JsonNode record) {
    JsonNode mail = record.path("ses").path("mail");
    JsonNode receipt = record.path("ses").path("receipt");
    List<String> recipients = new ArrayList<>();
    receipt.path("recipients").forEach(address -> recipients.add(address.asText()));
    return new MailReceipt(
        mail.required("messageId").asText(),
        from(mail),
        mail.path("source").asText(""),
        recipients,
        verdict(receipt, "spfVerdict"),
        verdict(receipt, "dmarcVerdict"),
        verdict(receipt, "spamVerdict"),
        verdict(receipt, "virusVerdict"));
  }

  private static String verdict(JsonNode receipt, String name) {
    return receipt.path(name).path("status").asText("").toUpperCase(Locale.ROOT);
  }

  /** SES reports the original fields, and a summary of them with decoded words. */
  private static @Nullable String from(JsonNode mail) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : mail.path("headers")) {
      if (field.path("name").asText("").strip().equalsIgnoreCase("From")) {
        fields.add(FOLDED_LINE.matcher(field.path("value").asText("")).replaceAll(""));
      }
    }
    JsonNode summary = mail.path("commonHeaders").path("from");
    if (summary.size() != 1) {
      return null;
    }
    String decodedFrom = summary.get(0).asText("").strip();
    // SES omits the list of fields if it is too long.
    String address =
        FromHeader.parseAddress(fields.isEmpty() ? List.of(decodedFrom) : fields).orElse(null);
    return address != null && isSummaryOf(decodedFrom, address) ? address : null;
  }

  /** A decoded name may contain commas and the like without quotes. */
  private static boolean isSummaryOf(String decodedFrom, String address) {
    String bracketed = "<" + address + ">";
    return FromHeader.parseAddress(List.of(decodedFrom))
            .filter(address::equalsIgnoreCase)
            .isPresent()
        || (decodedFrom.endsWith(bracketed)
            && DECODED_NAME
                .matcher(decodedFrom.substring(0, decodedFrom.length() - bracketed.length()))
                .matches());
  }

  /** Why the mail is rejected, without quoting it; empty if it is accepted. */
  Optional<String> rejectionReason(AllowedSenders senders) {
    if (virus.equals("FAIL") || spam.equals("FAIL")) {
      return Optional.of("SES classified it as spam or a virus");
    }
    if (from == null) {
      return Optional.of(AMBIGUOUS_FROM);
    }
    if (teams().isEmpty()) {
      return Optional.of("no recipient names a workspace");
    }
    if (teamsAllowing(senders).isEmpty()) {
      return Optional.of("its sender is not allowed");
    }
    // DMARC proves that the From is not forged. If a domain has no policy (GRAY), SPF does if the
    // envelope has the same domain. DKIM alone proves nothing: SES does not report the signer.
    boolean aligned =
        spf.equals("PASS")
            && AllowedSenders.isAligned(
                AllowedSenders.domainOf(from), AllowedSenders.domainOf(envelope));
    boolean authenticated = dmarc.equals("PASS") || (!dmarc.equals("FAIL") && aligned);
    return authenticated ? Optional.empty() : Optional.of("its sender is not authenticated");
  }

  /**
   * Why the mail in the bucket is rejected although SES's report is fine; empty if it is accepted.
   * The mail's own From counts, and must be the one that was authenticated.
   */
  Optional<String> rejectionReason(byte[] mail) {
    Optional<MailHeader> header = MailHeader.parse(mail);
    Optional<String> own = header.flatMap(fields -> FromHeader.parseAddress(fields.values("From")));
    if (header.isEmpty() || own.isEmpty()) {
      return Optional.of(AMBIGUOUS_FROM);
    }
    if (from == null || !own.get().equalsIgnoreCase(from)) {
      return Optional.of("its From is not the one that SES read");
    }
    String domain = AllowedSenders.domainOf(from);
    return dmarc.equals("PASS")
            && header.get().domainsPassingDmarc().stream()
                .anyMatch(passed -> !AllowedSenders.isAligned(domain, passed))
        ? Optional.of("DMARC passed for another domain than that of its From")
        : Optional.empty();
  }

  /** The recipient workspaces that allow the sender. */
  Set<String> teamsAllowing(AllowedSenders senders) {
    return from == null ? Set.of() : senders.teamsAllowing(from, teams());
  }

  /** The recipient workspaces: the part before the @ is the workspace id, ignoring case. */
  private Set<String> teams() {
    Set<String> teams = new TreeSet<>();
    for (String recipient : recipients) {
      int at = recipient.indexOf('@');
      String local = (at < 0 ? recipient : recipient.substring(0, at)).toUpperCase(Locale.ROOT);
      if (TEAM_ID.matcher(local).matches()) {
        teams.add(local);
      }
    }
    return teams;
  }
}
