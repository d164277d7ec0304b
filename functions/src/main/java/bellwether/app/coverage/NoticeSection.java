package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.incident.ReportKind;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.domain.vendor.Vendor;
import bellwether.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the alerts and other posts of the period, and what people did about alerts. */
final class NoticeSection {
  static final int MAX_DELIVERIES = 5_000;

  private final String vendorKey;
  private final Map<String, Delivery> byId = new HashMap<>();
  private final Set<String> advisoryIds = new HashSet<>();
  private final List<CoverageRow> notes = new ArrayList<>();
  private final List<CoverageRow> rows = new ArrayList<>();

  NoticeSection(CoverageRequest request, String customer, Stores stores) {
    this.vendorKey = Vendor.key(request.vendor());
    List<Delivery> found =
        stores
            .deliveries()
            .findCreatedBetween(customer, request.from(), request.until(), MAX_DELIVERIES);
    if (found.size() == MAX_DELIVERIES) {
      notes.add(
          CoverageRow.note(
              "alerts",
              String.format(
                  Locale.ROOT,
                  "Only the newest %,d alerts and other posts are listed, which were queued since"
                      + " %s. Export a shorter period for the others.",
                  MAX_DELIVERIES,
                  CoverageRow.format(found.getLast().createdAt()))));
    }
    List<Delivery> oldestFirst = found.reversed();
    oldestFirst.forEach(delivery -> byId.put(delivery.id(), delivery));
    List<Delivery> alerts = oldestFirst.stream().filter(this::isWanted).toList();
    // A summary may be queued after the period.
    alerts.stream()
        .filter(Delivery::isInSummary)
        .map(Delivery::parentId)
        .filter(parent -> parent != null && !byId.containsKey(parent))
        .distinct()
        .flatMap(parent -> stores.deliveries().find(parent).stream())
        .forEach(summary -> byId.put(summary.id(), summary));
    Map<String, Case> cases =
        Case.byId(
            stores
                .cases()
                .findAll(alerts.stream().filter(Delivery::isCase).map(Delivery::id).toList()));
    for (Delivery delivery : alerts) {
      if (delivery.notice() instanceof Alert alert) {
        advisoryIds.add(alert.advisoryId());
        rows.add(alertRow(delivery, alert));
        Optional.ofNullable(cases.get(delivery.id())).ifPresent(known -> addSteps(known, alert));
      }
    }
    oldestFirst.forEach(delivery -> {
      if (delivery.notice() instanceof SupplierNotice(_, _, var incident)
          && (vendorKey.isEmpty() || isDeclaredByVendor(incident))) {
        rows.add(supplierRow(delivery, incident));
      }
    });
    oldestFirst.forEach(delivery -> {
      if (delivery.notice() instanceof Digest digest) {
        rows.add(digestRow(delivery, digest));
      }
    });
  }

  private boolean isWanted(Delivery delivery) {
    return delivery.notice() instanceof Alert alert
        && (vendorKey.isEmpty() || Vendor.key(alert.vendor()).equals(vendorKey));
  }

  private boolean isDeclaredByVendor(SupplierIncident incident) {
    return incident.users().links().stream()
        .anyMatch(link -> Vendor.key(link.vendor()).equals(vendorKey));
  }

  List<CoverageRow> notes() {
    return notes;
  }

  List<CoverageRow> rows() {
    return rows;
  }

  /** The reports that alerts and replies of the period are about. */
  Set<String> advisoryIds() {
    return advisoryIds;
  }

  private CoverageRow alertRow(Delivery delivery, Alert alert) {
    Delivery summary = delivery.isInSummary() ? byId.get(delivery.parentId()) : null;
    @Nullable Instant posted = postedAt(delivery, summary);
    String detail =
        Stream.of(
                alert.title(),
                alert.severity().level().label()
                    + " severity, "
                    + alert.vendor()
                    + " "
                    + alert.role().description()
                    + ", "
                    + alert.confidence().label(),
                "feed: " + alert.feed(),
                alert.url() == null ? "" : alert.url(),
                "published " + known(alert.publishedAt().orElse(null)),
                "seen " + known(alert.seenAt()),
                "queued " + known(delivery.createdAt()),
                "posted " + (posted == null ? "at no known time" : CoverageRow.format(posted)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return new CoverageRow(
        Kind.ALERT,
        delivery.createdAt(),
        posted,
        alert.vendor(),
        result(delivery, alert, summary),
        "",
        detail);
  }

  private static @Nullable Instant postedAt(Delivery delivery, @Nullable Delivery summary) {
    return (summary == null ? delivery : summary).postedAt().orElse(null);
  }

  private static String known(@Nullable Instant at) {
    return at == null ? "unknown" : CoverageRow.format(at);
  }

  private static String result(Delivery delivery, Alert alert, @Nullable Delivery summary) {
    if (delivery.isInSummary()) {
      return summary == null
          ? "in a summary that is not on record"
          : summary.state() == State.SENT
              ? "posted in a summary"
              : "in a summary that is not posted: " + state(summary);
    }
    if (delivery.isHistory()) {
      return "not posted: old when its feed was first read";
    }
    if (delivery.isBelowMinimum()) {
      return "not posted: " + Delivery.BELOW_MINIMUM + ", counted in the digest";
    }
    String what = alert.kind() == ReportKind.NEW ? "posted" : "posted as a reply";
    return delivery.state() == State.SENT ? what : "not posted: " + state(delivery);
  }

  private static String state(Delivery delivery) {
    String state =
        switch (delivery.state()) {
          case SENT -> "posted";
          case PENDING, RETRY, SENDING, HELD -> "waiting";
          case UNKNOWN -> "not known whether Slack has it";
          case BLOCKED -> "Slack rejects it";
          case DEAD -> "given up";
          case SUMMARIZED -> "not needed";
        };
    return delivery.reason() == null ? state : state + ": " + delivery.reason();
  }

  private void addSteps(Case known, Alert alert) {
    for (Case.Step step : known.steps()) {
      rows.add(
          new CoverageRow(
              Kind.DECISION,
              step.at(),
              null,
              alert.vendor(),
              step.action().description(),
              step.user(),
              alert.title()));
    }
    Case.Impact impact = known.impact();
    rows.add(
        new CoverageRow(
            Kind.DECISION,
            null,
            null,
            alert.vendor(),
            "state at the export: " + known.status().label(),
            "",
            impact == null ? alert.title() : alert.title() + "; impact: " + impact.description()));
  }

  private static CoverageRow supplierRow(Delivery delivery, SupplierIncident incident) {
    String vendors =
        incident.users().links().stream()
            .map(SupplierLink::vendor)
            .collect(Collectors.joining(", "));
    return new CoverageRow(
        Kind.SUPPLIER,
        delivery.createdAt(),
        delivery.postedAt().orElse(null),
        incident.supplier(),
        delivery.outcome() == Outcome.DIGEST_ONLY
            ? "in the digest only"
            : delivery.state() == State.SENT ? "posted" : "not posted: " + state(delivery),
        "",
        incident.title() + "; declared as a supplier of: " + vendors);
  }

  private static CoverageRow digestRow(Delivery delivery, Digest digest) {
    boolean isSent = delivery.state() == State.SENT;
    return new CoverageRow(
        Kind.DIGEST,
        delivery.createdAt(),
        delivery.postedAt().orElse(null),
        "digest",
        isSent ? "posted" : "not posted: " + state(delivery),
        "",
        String.format(
            Locale.ROOT,
            "from %s to %s; %,d vendors; %,d alerts; %,d of %,d feeds read without a gap",
            CoverageRow.format(digest.period().from()),
            CoverageRow.format(digest.period().until()),
            digest.vendorCount(),
            digest.alertCounts().total(),
            digest.coverage().readCount(),
            digest.coverage().feedCount()));
  }
}
