package bellwether.app;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named records for tests of the functions. */
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
    return new Alert(
        customer,
        vendor,
        "incident-1",
        ReportKind.NEW,
        Role.VICTIM,
        Confidence.CONFIRMED,
        new Severity(Severity.Level.HIGH, List.of("confirmed")),
        null,
        null,
        List.of("source code"),
        vendor,
        vendor + " was breached.",
        List.of("title: X was breached"),
        "advisory-1",
        vendor + " was breached",
        "https://news.example/1",
        "wire",
        null,
        seenAt,
        List.of(),
        List.of());
  }

  public static Delivery pending(String id, @Nullable String parent, Instant createdAt) {
    return pendingFor(CUSTOMER, id, parent, createdAt);
  }

  public static Delivery pendingFor(String customer, String id, Instant createdAt) {
    return pendingFor(customer, id, null, createdAt);
  }

  private static Delivery pendingFor(
      String customer, String id, @Nullable String parent, Instant createdAt) {
    return new Delivery(
        id,
        parent,
        alertFor(customer, "Acme", createdAt),
        Delivery.State.PENDING,
        null,
        0,
        null,
        createdAt,
        null,
        null,
        null,
        createdAt,
        0);
  }
}
