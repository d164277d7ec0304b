package bellwether.domain.notice;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert to one customer about one vendor's role in one incident, with everything that the
 * message shows.
 *
 * @param kind {@link ReportKind#NEW} or {@link ReportKind#UPDATE}
 * @param tier the customer's rank for the vendor; null if none
 * @param owner the customer's person responsible for the vendor; null if none
 * @param exposedData kinds of stolen or exposed data, in plain words; empty if the text names none
 * @param url the report's source; null if the feed gives none
 * @param published when the source disclosed it; null if unknown
 * @param relatedVendors other watched vendors in the same report, each with its role in words
 * @param changes changes by the source since the first report, one line each; empty for a report
 * @param supplierOf the customer's other vendors that declare the vendor as their supplier, of
 *     which the report says nothing
 */
@RecordBuilder
public record Alert(
    String customer,
    String vendor,
    String incidentId,
    ReportKind kind,
    Role role,
    Confidence confidence,
    Severity severity,
    @Nullable String tier,
    @Nullable String owner,
    List<String> exposedData,
    Event event,
    String matchedText,
    String sentence,
    List<String> rules,
    String advisoryId,
    String title,
    @Nullable String url,
    String feed,
    @Nullable OffsetDateTime published,
    Instant seenAt,
    List<String> relatedVendors,
    List<String> changes,
    @Nullable DeclaredUsers supplierOf)
    implements Notice, AlertBuilder.With {

  public Alert {
    exposedData = List.copyOf(exposedData);
    rules = List.copyOf(rules);
    relatedVendors = List.copyOf(relatedVendors);
    changes = List.copyOf(changes);
    supplierOf = supplierOf == null ? DeclaredUsers.NONE : supplierOf;
  }

  /** The customer's other vendors that declare the vendor as their supplier. */
  public DeclaredUsers declaredUsers() {
    return supplierOf == null ? DeclaredUsers.NONE : supplierOf;
  }

  /**
   * When the source says that it disclosed it; empty if unknown, or a year that cannot be meant.
   */
  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(published)
        .filter(at -> at.getYear() >= 1970 && at.getYear() <= 9999)
        .map(OffsetDateTime::toInstant);
  }

  /** Whether this reports an e-mail of the vendor itself. */
  public boolean isVendorNotice() {
    return feed.equals(Advisory.MAIL_FEED) && event.source() == Event.Source.VENDOR_MAIL;
  }
}
