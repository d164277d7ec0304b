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
 * What SES says of a mail that it received
 * (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html).
 *
 * @param id under which the mail lies in the bucket
 * @param from address in the mail's From; null where it is not exactly one plain address
 * @param envelope address that the sending server gave
 * @param recipients addresses of ours that it was sent to
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

  /** Slack's ids of workspaces; each has a digit, which tells it from a word. */
  private static final Pattern TEAM_ID = Pattern.compile("[TE](?=[A-Z0-9]*\\d)[A-Z0-9]{6,20}");

  private static final String AMBIGUOUS_FROM = "its From is not exactly one plain address";

  /** RFC 5322, section 2.2.3. */
  private static final Pattern FOLDED_LINE = Pattern.compile("\\r?\\n(?=[ \\t])");

  private static final Pattern DECODED_NAME = Pattern.compile("[^<>@]*");

  public MailReceipt {
    recipients = List.copyOf(recipients);
  }

  /**
   * Reads one record of SES's event.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MailReceipt fromEvent(JsonNode record) {
    JsonNode mail = record.path("ses").path("mail");
    JsonNode receipt = record.path("ses").path("receipt");
    List<String> recipients = new ArrayList<>();
    receipt.path("recipients").forEach(one -> recipients.add(one.asText()));
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

  private static String verdict(JsonNode receipt, String verdict) {
    return receipt.path(verdict).path("status").asText("").toUpperCase(Locale.ROOT);
  }

  /** SES gives the fields as they came, and a summary of them in which words are decoded. */
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
    String summed = summary.get(0).asText("").strip();
    // The list of all fields may be missing where it would be too long.
    String address =
        FromHeader.parseAddress(fields.isEmpty() ? List.of(summed) : fields).orElse(null);
    return address != null && isSummaryOf(summed, address) ? address : null;
  }

  /** Decoded, a name may hold commas and the like without quotes. */
  private static boolean isSummaryOf(String summed, String address) {
    String bracketed = "<" + address + ">";
    return FromHeader.parseAddress(List.of(summed)).filter(address::equalsIgnoreCase).isPresent()
        || (summed.endsWith(bracketed)
            && DECODED_NAME
                .matcher(summed.substring(0, summed.length() - bracketed.length()))
                .matches());
  }

  /** Why the mail is not taken; empty if it is. Without a word of the mail. */
  Optional<String> rejectionReason(AllowedSenders senders) {
    if (virus.equals("FAIL") || spam.equals("FAIL")) {
      return Optional.of("SES takes it for spam or a virus");
    }
    if (from == null) {
      return Optional.of(AMBIGUOUS_FROM);
    }
    if (!senders.allows(from)) {
      return Optional.of("its sender is not allowed");
    }
    // DMARC says that the From is not forged. Where a domain has no policy (GRAY), SPF does if the
    // envelope is of the same domain. DKIM alone proves nothing: SES does not tell who signed.
    boolean aligned =
        spf.equals("PASS")
            && AllowedSenders.isAligned(
                AllowedSenders.domainOf(from), AllowedSenders.domainOf(envelope));
    boolean proven = dmarc.equals("PASS") || (!dmarc.equals("FAIL") && aligned);
    if (!proven) {
      return Optional.of("its sender is not proven");
    }
    return teams().isEmpty() ? Optional.of("no recipient names a workspace") : Optional.empty();
  }

  /**
   * Why the mail in the bucket is not taken although SES's word of it was; empty if it is. What
   * counts is the mail's own From, and what was proven must be that one.
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
            && AuthenticationResults.domainsPassingDmarc(header.get()).stream()
                .anyMatch(proven -> !AllowedSenders.isAligned(domain, proven))
        ? Optional.of("DMARC passed for another domain than that of its From")
        : Optional.empty();
  }

  /** The workspaces that it was sent to: the part before the @ is the team's id, in any case. */
  Set<String> teams() {
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
