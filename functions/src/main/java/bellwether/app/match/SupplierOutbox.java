package bellwether.app.match;

import bellwether.domain.StableId;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.Outcome;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Route;
import bellwether.match.chain.DeclaredUse;
import bellwether.match.facts.EventFacts;
import bellwether.match.incidents.LinkedReport;
import bellwether.match.incidents.SeverityGrading;
import bellwether.store.ConcurrentCalls;
import bellwether.store.DeliveryStore;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues, once for each incident of a declared supplier, what its customers get: a line of the
 * digest, or a message if the vendor list asks for it. Vendors that a report says are affected, or
 * that were alerted about recently, are never among those of which nobody has said so.
 */
final class SupplierOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(SupplierOutbox.class);

  private final DeliveryStore deliveries;
  private final ReportLinker linker;
  private final AffectedVendors affectedVendors;
  private final Function<Advisory, List<String>> exposedData;
  private final InstantSource clock;

  SupplierOutbox(Stores stores, Function<Advisory, List<String>> exposedData, InstantSource clock) {
    this.deliveries = stores.deliveries();
    this.linker = ReportLinker.ofSuppliers(stores.incidents());
    this.affectedVendors = new AffectedVendors(stores.deliveries(), clock);
    this.exposedData = exposedData;
    this.clock = clock;
  }

  /**
   * The other vendors of the customer that declare a watched vendor.
   *
   * @param matches what the report about the vendor says about watched vendors
   */
  DeclaredUsers usersOf(String customer, Vendor vendor, WatchIndex watched, List<Match> matches) {
    return users(
        affectedVendors.without(
            watched.chain().usesOfWatched(customer, vendor), customer, matches));
  }

  /**
   * Queues notices about the suppliers that an advisory gives a role in a breach.
   *
   * @param matches those of watched vendors
   */
  void queue(Advisory advisory, WatchIndex watched, List<Match> matches) {
    if (watched.chain().isEmpty() || advisory.firstRead()) {
      return;
    }
    List<Match> found = watched.chain().matcher().match(advisory);
    for (Match match : found) {
      List<String> customers =
          watched.chain().customersDeclaring(match.vendor()).stream()
              .filter(one -> advisory.audience().isEmpty() || advisory.audience().contains(one))
              .toList();
      if (!customers.isEmpty()) {
        linker
            .link(advisory, match, found)
            .ifPresent(linked ->
                // Several at a time: thousands may declare one supplier.
                ConcurrentCalls.forEach(
                    customers,
                    customer -> queue(customer, advisory, match, linked, watched, matches)));
      }
    }
  }

  private void queue(
      String customer,
      Advisory advisory,
      Match match,
      LinkedReport linked,
      WatchIndex watched,
      List<Match> matches) {
    String id = StableId.of(customer, "supplier", match.vendor().key(), linked.incident().id());
    Optional<Delivery> known = deliveries.find(id);
    if (match.isDenial()) {
      known.ifPresent(first -> queueDenial(first, advisory, match));
      return;
    }
    if (known.isPresent() || !match.triggersAlert()) {
      return;
    }
    List<DeclaredUse> uses =
        affectedVendors.without(
            watched.chain().usesOfSupplier(customer, match.vendor()), customer, matches);
    if (uses.isEmpty()) {
      return;
    }
    SupplierNotice notice =
        new SupplierNotice(customer, advisory.id(), incident(advisory, match, uses));
    boolean alerts = uses.stream().anyMatch(use -> use.vendor().chain().alerts());
    boolean added =
        deliveries.add(
            alerts
                ? Delivery.pending(id, notice, clock.instant())
                : Delivery.suppressed(
                    id,
                    null,
                    notice,
                    Outcome.DIGEST_ONLY,
                    "a declared supplier, in the digest only",
                    clock.instant()));
    if (added) {
      LOG.info("supplier queued advisory={} delivery={} posted={}", advisory.id(), id, alerts);
    }
  }

  /** Only customers that got a message get another one if the report is denied or taken back. */
  private void queueDenial(Delivery first, Advisory advisory, Match match) {
    if (first.outcome() == Outcome.DIGEST_ONLY
        || !(first.notice() instanceof SupplierNotice notice)) {
      return;
    }
    SupplierIncident told = notice.incident();
    SupplierIncident denied =
        new SupplierIncident(
            told.supplier(),
            match.role(),
            told.kind(),
            match.confidence(),
            Severity.Level.LOW,
            advisory.title(),
            advisory.url(),
            told.users());
    deliveries.add(
        Delivery.pending(
                StableId.of(first.id(), "denial", advisory.id()),
                new SupplierNotice(notice.customer(), advisory.id(), denied),
                clock.instant())
            .withParentId(first.id()));
  }

  private SupplierIncident incident(Advisory advisory, Match match, List<DeclaredUse> uses) {
    List<String> exposed = exposedData.apply(advisory);
    Severity.Level graded = SeverityGrading.grade(match, advisory, exposed).level();
    boolean topTier =
        uses.stream()
            .anyMatch(use ->
                use.vendor().tier() != null
                    && Route.normalizeTier(use.vendor().tier()).equals("1"));
    boolean capped = !topTier && graded.compareTo(Severity.Level.MEDIUM) > 0;
    return new SupplierIncident(
        match.vendor().name(),
        match.role(),
        EventFacts.of(advisory, match, exposed).kind(),
        match.confidence(),
        capped ? Severity.Level.MEDIUM : graded,
        advisory.title(),
        advisory.url(),
        users(uses));
  }

  private static DeclaredUsers users(List<DeclaredUse> uses) {
    return DeclaredUsers.of(uses.stream().map(DeclaredUse::link).toList());
  }
}
