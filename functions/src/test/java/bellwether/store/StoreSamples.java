package bellwether.store;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.IncidentReportBuilder;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Trait;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.AlertBuilder;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.DeliveryBuilder;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.DigestBuilder;
import bellwether.domain.vendor.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    return AlertBuilder.builder()
        .customer(customer)
        .vendor(vendor)
        .incidentId("incident-1")
        .kind(ReportKind.NEW)
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .severity(new Severity(Severity.Level.HIGH, List.of("source code taken", "confirmed")))
        .tier("1")
        .owner("dana@customer.example")
        .exposedData(List.of("source code"))
        .event(Event.BREACH.withExposure(Event.Exposure.ACCESS))
        .matchedText("Harbour Mail")
        .sentence("Harbour Mail said on Friday that intruders took source code.")
        .rules(List.of("is the subject of a verb of loss"))
        .advisoryId("advisory-1")
        .title("Harbour Mail says intruders took source code")
        .url("https://news.example/harbour-mail")
        .feed("Breach Letters")
        .published(OffsetDateTime.parse("2026-03-19T08:30:00+01:00"))
        .seenAt(NOON)
        .relatedVendors(List.of("Sun Orchard (source)"))
        .build();
  }

  public static Delivery pending(String id, Instant createdAt) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(alert("T0001", "Harbour Mail"))
        .state(Delivery.State.PENDING)
        .dueAt(createdAt)
        .createdAt(createdAt)
        .build();
  }

  /** A pending delivery, in the store. */
  static Delivery added(DeliveryStore deliveries, String id, Instant createdAt) {
    Delivery delivery = pending(id, createdAt);
    if (!deliveries.add(delivery)) {
      throw new IllegalArgumentException("the store has a delivery " + id);
    }
    return delivery;
  }

  public static Delivery claimed(Delivery delivery, String owner) {
    return delivery.with(copy ->
        copy.state(Delivery.State.SENDING)
            .claimOwner(owner)
            .attemptCount(delivery.attemptCount() + 1)
            .triedAt(NOON)
            .dueAt(NOON.plus(Duration.ofMinutes(5)))
            .outcome(null));
  }

  static Delivery sent(Delivery delivery, String ts) {
    return delivery.with(copy ->
        copy.state(Delivery.State.SENT)
            .channel("C0001")
            .ts(ts)
            .dueAt(null)
            .outcome(null)
            .reason(null));
  }

  public static Delivery digest(String id, String customer, Instant createdAt) {
    return DeliveryBuilder.builder()
        .id(id)
        .notice(
            DigestBuilder.builder()
                .customer(customer)
                .period(
                    new Digest.Period(createdAt.minusSeconds(86_400), createdAt, ZoneOffset.UTC))
                .vendorCount(12)
                .coverage(
                    new Digest.Coverage(
                        31,
                        List.of(new Digest.UnreadFeed("Slow News", createdAt, null, "503")),
                        412))
                .alertCounts(new Digest.AlertCounts(2, 0, 1))
                .mentions(
                    new Digest.Mentions(
                        List.of(
                            new Digest.MentionEntry(
                                "Sun Orchard",
                                true,
                                2,
                                "Harbour Mail hit",
                                "https://news.example/harbour-mail"),
                            new Digest.MentionEntry("Acme", false, 1, "Harbour Mail hit", null)),
                        4))
                .build())
        .state(Delivery.State.PENDING)
        .dueAt(createdAt)
        .createdAt(createdAt)
        .build();
  }

  public static Mention mention(String customer, String vendor, String advisory, Instant at) {
    return new Mention(
        customer,
        vendor,
        advisory,
        "Harbour Mail says intruders took source code",
        "https://news.example/harbour-mail",
        "Breach Letters",
        false,
        at);
  }

  public static Incident incident(String vendor, String id, Incident.Report... reports) {
    return new Incident(id, vendor, List.of(reports), 0);
  }

  public static Incident.Report report(String advisory, Instant at) {
    return IncidentReportBuilder.builder()
        .reportId(advisory)
        .title("Harbour Mail says intruders took source code")
        .canonicalUrl("https://news.example/harbour-mail")
        .sketch(List.of(-7, 12, 2_000_000_000))
        .role(Role.VICTIM)
        .confidence(Confidence.CONFIRMED)
        .traits(Set.of(new Trait(Trait.Kind.PARTY, "sun orchard")))
        .exposedData(Set.of("source code"))
        .reportedAt(at)
        .dated(true)
        .build();
  }
}
