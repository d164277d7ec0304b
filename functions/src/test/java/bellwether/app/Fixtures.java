package bellwether.app;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates records for the tests of use cases. */
public final class Fixtures {
  public static final String CUSTOMER = "T0CUSTOMER";
  public static final String CHANNEL = "C0ALERTS";

  private Fixtures() {}

  public static Advisory advisory(String id, String title, String text, Instant seenAt) {
    return new Advisory(
        id, "wire", title, "https://news.example/" + id, text, null, StatedFacts.NONE, seenAt);
  }

  public static Alert alert(String vendor, Instant seenAt) {
    return alertFor(CUSTOMER, vendor, seenAt);
  }

  private static Alert alertFor(String customer, String vendor, Instant seenAt) {
    return AlertBuilder.builder()
        .customer(customer)
        .vendor(vendor)
        .incidentId("incident-1")
        .kind(ReportKind.NEW)
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.HIGH, List.of("confirmed")))
        .exposedData(List.of("source code"))
        .event(Event.BREACH.withExposure(Event.Exposure.ACCESS))
        .matchedText(vendor)
        .sentence(vendor + " was breached.")
        .rules(List.of("title: X was breached"))
        .advisoryId("advisory-1")
        .title(vendor + " was breached")
        .url("https://news.example/1")
        .feed("wire")
        .seenAt(seenAt)
        .build();
  }

  public static Delivery pending(String id, @Nullable String parent, Instant createdAt) {
    return pendingFor(CUSTOMER, id, parent, createdAt);
  }

  public static Delivery pendingFor(String customer, String id, Instant createdAt) {
    return pendingFor(customer, id, null, createdAt);
  }

  private static Delivery pendingFor(
      String customer, String id, @Nullable String parent, Instant createdAt) {
    return DeliveryBuilder.builder()
        .id(id)
        .parentId(parent)
        .notice(alertFor(customer, "Acme", createdAt))
        .state(Delivery.State.PENDING)
        .dueAt(createdAt)
        .createdAt(createdAt)
        .build();
  }
}
