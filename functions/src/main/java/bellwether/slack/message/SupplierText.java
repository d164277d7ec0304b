package bellwether.slack.message;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.notice.Digest;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.slack.block.MessageLines;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.SafeText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes which vendors declare a supplier, with the evidence. A declaration is no news about the
 * vendors, so each text says that nobody has said that they are affected.
 */
public final class SupplierText {
  static final String VENDOR_NOT_AFFECTED = "Nobody has said that your vendor is affected";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final int MAX_NAME = 60;
  private static final int MAX_SOURCE = 80;
  private static final int MAX_QUOTE = 100;
  private static final int MAX_TITLE = 120;

  /** Characters of all vendors with their evidence. */
  private static final int MAX_USERS = 600;

  private SupplierText() {}

  /** The vendors, each with who declares it, such as "Okta (vendor list of 3 Nov 2026)". */
  public static String users(DeclaredUsers users) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (SupplierLink link : users.links()) {
      String next =
          (shown == 0 ? "" : ", ")
              + SafeText.clean(link.vendor(), MAX_NAME)
              + " ("
              + evidence(link)
              + ")";
      if (shown > 0 && text.length() + next.length() > MAX_USERS) {
        break;
      }
      text.append(next);
      shown++;
    }
    int more = users.count() - shown;
    return more > 0 ? text + " and " + more + " more" : text.toString();
  }

  /** A day as people write it. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Who declares the link, when, and in which words. */
  public static String evidence(SupplierLink link) {
    String source = SafeText.clean(link.source(), MAX_SOURCE);
    boolean dated =
        link.source().equals(DeclaredSupplier.VENDOR_LIST)
            || link.source().equals(SupplierLink.PAGE);
    String date = link.date() == null ? "" : (dated ? " of " : ", ") + DAY.format(link.date());
    String quote = SafeText.clean(link.quote(), MAX_QUOTE);
    return source + date + (quote.isEmpty() ? "" : ": “" + quote + "”");
  }

  static String notAffected(DeclaredUsers users) {
    return users.count() == 1
        ? "Nobody has said that it is affected."
        : "Nobody has said that they are affected.";
  }

  /** Adds the incidents of declared suppliers to a digest, under a heading. */
  static void addTo(MessageLines message, Digest.Suppliers suppliers, int maxItems) {
    List<SupplierIncident> shown = suppliers.incidents().stream().limit(maxItems).toList();
    if (shown.isEmpty()) {
      return;
    }
    message.add("Declared suppliers of your vendors, which are not on your list:");
    for (SupplierIncident incident : shown) {
      message.addLink(
          "• " + headline(incident, MAX_NAME).eventText() + ": ",
          SafeText.clean(incident.title(), MAX_TITLE),
          incident.url(),
          "; declared as a supplier of "
              + users(incident.users())
              + ". "
              + notAffected(incident.users()));
    }
    int more = suppliers.moreCount() + suppliers.incidents().size() - shown.size();
    if (more > 0) {
      message.add("and " + Phrases.countOf(more, "more incident") + " of declared suppliers");
    }
  }

  static AlertHeadline headline(SupplierIncident incident, int maxName) {
    return new AlertHeadline(
        incident.level(),
        SafeText.clean(incident.supplier(), maxName),
        incident.role(),
        incident.kind(),
        null,
        incident.confidence());
  }
}
