package bellwether.domain.notice;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert to one customer about one vendor's role in one incident: everything that the message
 * shows.
 *
 * @param kind {@link ReportKind#NEW} or {@link ReportKind#UPDATE}
 * @param tier the customer's rank for the vendor; null where none is given
 * @param owner who answers for the vendor at the customer; null where none is given
 * @param exposedData what was taken or exposed, in plain words; empty where the text does not say
 * @param url the report's source; null where the feed gives none
 * @param published when the source disclosed it; null where not stated
 * @param relatedVendors other watched vendors in the same report, each with its role in words
 * @param changes what the source changed since the first report, one line each; empty for a report
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
    List<String> changes)
    implements Notice, AlertBuilder.With {

  public Alert {
    exposedData = List.copyOf(exposedData);
    rules = List.copyOf(rules);
    relatedVendors = List.copyOf(relatedVendors);
    changes = List.copyOf(changes);
  }
}
