package bellwether.function.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SES says of a mail that it received
 * (https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html).
 *
 * @param id under which the mail lies in the bucket
 * @param from address in the mail's own From; null where it is not exactly one
 * @param envelope address that the sending server gave
 * @param recipients addresses of ours that it was sent to
 */
record Receipt(
    String id,
    @Nullable String from,
    String envelope,
    List<String> recipients,
    String spf,
    String dmarc,
    String spam,
    String virus) {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;]+@[^\\s<>@,;]+");

  /** Slack's ids of workspaces; each has a digit, which tells it from a word. */
  private static final Pattern TEAM = Pattern.compile("[TE](?=[A-Z0-9]*\\d)[A-Z0-9]{6,20}");

  Receipt {
    recipients = List.copyOf(recipients);
  }

  /**
   * Reads one record of SES's event.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Receipt of(JsonNode record) {
    JsonNode mail = record.path("ses").path("mail");
    JsonNode receipt = record.path("ses").path("receipt");
    List<String> recipients = new ArrayList<>();
    receipt.path("recipients").forEach(one -> recipients.add(one.asText()));
    JsonNode from = mail.path("commonHeaders").path("from");
    return new Receipt(
        mail.required("messageId").asText(),
        from.size() == 1 ? address(from.get(0).asText()) : null,
        mail.path("source").asText(""),
        recipients,
        status(receipt, "spfVerdict"),
        status(receipt, "dmarcVerdict"),
        status(receipt, "spamVerdict"),
        status(receipt, "virusVerdict"));
  }

  private static String status(JsonNode receipt, String verdict) {
    return receipt.path(verdict).path("status").asText("").toUpperCase(Locale.ROOT);
  }

  private static @Nullable String address(String from) {
    Matcher found = ADDRESS.matcher(from);
    String address = null;
    while (found.find()) {
      // A display name may look like an address; the last one is where it comes from.
      address = found.group();
    }
    return address;
  }

  /** Why the mail is not taken; empty if it is. Without a word of the mail. */
  Optional<String> refusal(Senders senders) {
    if (virus.equals("FAIL") || spam.equals("FAIL")) {
      return Optional.of("SES takes it for spam or a virus");
    }
    if (from == null || !senders.allow(from)) {
      return Optional.of("its sender is not allowed");
    }
    // DMARC says that the From is not forged. Where a domain has no policy (GRAY), SPF does if the
    // envelope is of the same domain. DKIM alone proves nothing: SES does not tell who signed.
    boolean aligned = spf.equals("PASS") && Senders.domain(from).equals(Senders.domain(envelope));
    boolean proven = dmarc.equals("PASS") || (!dmarc.equals("FAIL") && aligned);
    if (!proven) {
      return Optional.of("its sender is not proven");
    }
    return teams().isEmpty() ? Optional.of("no recipient names a workspace") : Optional.empty();
  }

  /** The workspaces that it was sent to: the part before the @ is the team's id, in any case. */
  Set<String> teams() {
    Set<String> teams = new TreeSet<>();
    for (String recipient : recipients) {
      int at = recipient.indexOf('@');
      String local = (at < 0 ? recipient : recipient.substring(0, at)).toUpperCase(Locale.ROOT);
      if (TEAM.matcher(local).matches()) {
        teams.add(local);
      }
    }
    return teams;
  }
}
