package bellwether.store;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Digest;
import bellwether.domain.vendor.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Creates a typical record of each kind. */
public final class StoreSamples {
  public static final Instant NOON = Instant.parse("2026-03-19T12:00:00Z");

  private StoreSamples() {}

  public static Advisory advisory(String id, Instant seenAt) {
    return new Advisory(
        id,
        "Breach Letters",
        "Harbour Mail says intruders took source code",
        "https://news.example/harbour-mail",
        "Harbour Mail said on Friday that intruders took source code.",
        OffsetDateTime.parse("2026-03-19T08:30:00+01:00"),
        StatedFacts.NONE,
        seenAt);
  }

  static Alert alert(String customer, String vendor) {
    return new Alert(
        customer,
        vendor,
        "incident-1",
        ReportKind.NEW,
        Role.VICTIM,
        Confidence.CONFIRMED,
        new Severity(Severity.Level.HIGH, List.of("source code taken", "confirmed")),
        "1",
        "dana@customer.example",
        List.of("source code"),
        "Harbour Mail",
        "Harbour Mail said on Friday that intruders took source code.",
        List.of("is the subject of a verb of loss"),
        "advisory-1",
        "Harbour Mail says intruders took source code",
        "https://news.example/harbour-mail",
        "Breach Letters",
        OffsetDateTime.parse("2026-03-19T08:30:00+01:00"),
        NOON,
        List.of("Sun Orchard (source)"),
        List.of());
  }

  public static Delivery pending(String id, Instant createdAt) {
    return new Delivery(
        id,
        null,
        alert("T0001", "Harbour Mail"),
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

  public static Delivery claimed(Delivery delivery, String owner) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        Delivery.State.SENDING,
        owner,
        delivery.attemptCount() + 1,
        NOON,
        NOON.plus(Duration.ofMinutes(5)),
        delivery.channel(),
        delivery.ts(),
        delivery.reason(),
        delivery.createdAt(),
        delivery.version());
  }

  static Delivery sent(Delivery delivery, String ts) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        Delivery.State.SENT,
        delivery.claimOwner(),
        delivery.attemptCount(),
        delivery.firstTriedAt(),
        null,
        "C0001",
        ts,
        null,
        delivery.createdAt(),
        delivery.version());
  }

  public static Delivery digest(String id, String customer, Instant createdAt) {
    return new Delivery(
        id,
        null,
        new Digest(
            customer,
            LocalDate.parse("2026-03-19"),
            1,
            12,
            new Digest.Coverage(30, 31, 412),
            new Digest.AlertCounts(2, 0, 1),
            List.of("Slow News: 503"),
            new Digest.Mentions(
                List.of(
                    new Digest.MentionEntry(
                        "Sun Orchard", 2, "Harbour Mail hit", "https://news.example/harbour-mail"),
                    new Digest.MentionEntry("Acme", 1, "Harbour Mail hit", null)),
                4)),
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

  public static Mention mention(String customer, String vendor, String advisory, Instant at) {
    return new Mention(
        customer,
        vendor,
        advisory,
        "Harbour Mail says intruders took source code",
        "https://news.example/harbour-mail",
        "Breach Letters",
        at);
  }

  public static Incident incident(String vendor, String id, Incident.Report... reports) {
    return new Incident(id, vendor, List.of(reports), 0);
  }

  public static Incident.Report report(String advisory, Instant at) {
    return new Incident.Report(
        advisory,
        "Harbour Mail says intruders took source code",
        "https://news.example/harbour-mail",
        List.of(-7, 12, 2_000_000_000),
        Role.VICTIM,
        Confidence.CONFIRMED,
        Set.of("sun orchard"),
        Set.of("source code"),
        at);
  }
}
