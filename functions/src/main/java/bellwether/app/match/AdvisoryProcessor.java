package bellwether.app.match;

import bellwether.app.match.AlertOutbox.Result;
import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory.Snapshot;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Mention;
import bellwether.match.Matcher;
import bellwether.match.facts.EventFacts;
import bellwether.match.facts.ExposedData;
import bellwether.match.incidents.ReportEdit;
import bellwether.match.names.LookupTerms;
import bellwether.store.ConcurrentCalls;
import bellwether.store.MentionStore;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links each match of an advisory to its incident, and stores one delivery for each alert and one
 * mention for each other named vendor. Can be repeated: every step is idempotent.
 */
final class AdvisoryProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryProcessor.class);

  private final ReportLinker linker;
  private final AlertOutbox outbox;
  private final SupplierOutbox suppliers;
  private final MentionStore mentions;
  private final Function<Advisory, List<String>> exposedData;
  private final InstantSource clock;

  /**
   * @param exposedData {@link ExposedData#of}
   */
  AdvisoryProcessor(
      Stores stores,
      FloodLimit limit,
      Function<Advisory, List<String>> exposedData,
      InstantSource clock) {
    this.linker = new ReportLinker(stores.incidents());
    this.outbox = new AlertOutbox(stores, limit, clock);
    this.suppliers = new SupplierOutbox(stores, exposedData, clock);
    this.mentions = stores.mentions();
    this.exposedData = exposedData;
    this.clock = clock;
  }

  /**
   * An advisory that was matched.
   *
   * @param advisory with what was read in it
   * @param terms by which lookups find it
   */
  record Processed(Advisory advisory, Set<String> terms) {}

  Processed process(Advisory advisory, WatchIndex watched) {
    Matcher.Matches found = watched.matcher().matchAndRecord(advisory);
    List<Match> matches = found.matches();
    List<Match> previous = previousMatches(advisory, watched);
    List<Match> alerting = matches.stream().filter(Match::triggersAlert).toList();
    // Extracted once for all customers.
    List<String> exposed =
        matches.stream().anyMatch(match -> match.triggersAlert() || match.isDenial())
            ? exposedData.apply(advisory)
            : List.of();
    List<Mention> mentioned = new ArrayList<>();
    for (Match match : matches) {
      if (!ReportEdit.addsInformation(match, previous)) {
        continue;
      }
      List<String> customers =
          watched.customersWatching(match.vendor()).stream()
              .filter(customer -> isVisibleTo(advisory, match, customer))
              .toList();
      Function<String, List<String>> sameEvent =
          customer -> relatedVendors(alerting, match, customer, watched);
      Function<String, DeclaredUsers> users =
          customer -> suppliers.usersOf(customer, match.vendor(), watched, matches);
      Map<String, Result> results =
          enqueue(customers, link(advisory, match, matches, exposed), sameEvent, users, false);
      List<String> outdated =
          customers.stream().filter(one -> results.get(one) == Result.OUTDATED).toList();
      if (!outdated.isEmpty()) {
        results.putAll(
            enqueue(outdated, link(advisory, match, matches, exposed), sameEvent, users, true));
      }
      if (!advisory.firstRead()) {
        customers.stream()
            .filter(customer -> results.get(customer) != Result.HANDLED)
            .map(customer ->
                Mention.of(
                    customer,
                    match.vendor(),
                    advisory,
                    match.isPossible(),
                    String.join("; ", match.rules()),
                    clock.instant()))
            .forEach(mentioned::add);
      }
    }
    suppliers.queue(advisory, watched, matches);
    // Last, because there may be many and alerts must not wait for them.
    ConcurrentCalls.forEach(mentioned, mentions::add);
    LOG.debug("advisory matched advisory={} vendors={}", advisory.id(), matches.size());
    return new Processed(advisory.withReadings(found.readings()), lookupTerms(advisory, matches));
  }

  private Optional<AlertOutbox.Report> link(
      Advisory advisory, Match match, List<Match> matches, List<String> exposed) {
    return linker
        .link(advisory, match, matches)
        .map(linked ->
            new AlertOutbox.Report(
                advisory, match, linked, exposed, EventFacts.of(advisory, match, exposed)));
  }

  /** Several customers at a time: one vendor may be watched by thousands. */
  private Map<String, Result> enqueue(
      List<String> customers,
      Optional<AlertOutbox.Report> report,
      Function<String, List<String>> sameEvent,
      Function<String, DeclaredUsers> users,
      boolean again) {
    Map<String, Result> results = new ConcurrentHashMap<>();
    ConcurrentCalls.forEach(
        customers,
        customer ->
            results.put(
                customer,
                report
                    .map(linked ->
                        outbox.enqueue(
                            customer,
                            linked,
                            sameEvent.apply(customer),
                            () -> users.apply(customer),
                            again))
                    .orElse(Result.NOT_CONCERNED)));
    return results;
  }

  /**
   * Whether the advisory is visible to the customer. The items of a status page are visible to
   * every customer that lists it, even if later: an item is updated while its incident lasts.
   */
  private static boolean isVisibleTo(Advisory advisory, Match match, String customer) {
    StatusPage page = match.vendor().statusPage();
    return advisory.audience().isEmpty()
        || advisory.audience().contains(customer)
        || (page != null && page.feedName().equals(advisory.feed()));
  }

  /** Adds the vendor's name, because vendors rarely name themselves on their own page. */
  private static Set<String> lookupTerms(Advisory advisory, List<Match> matches) {
    Set<String> terms = new LinkedHashSet<>(LookupTerms.of(advisory));
    if (StatusPage.isFeedName(advisory.feed())) {
      matches.forEach(match -> terms.addAll(LookupTerms.of(match.vendor().name())));
    }
    return terms;
  }

  /** The matches of the previously matched wording; empty if there is none. */
  private static List<Match> previousMatches(Advisory advisory, WatchIndex watched) {
    Snapshot snapshot = advisory.editHistory().previous();
    return snapshot == null
        ? List.of()
        : watched
            .matcher()
            .match(
                advisory.with(copy ->
                    copy.title(snapshot.title())
                        .text(snapshot.text())
                        .statedFacts(snapshot.statedFacts())));
  }

  /** The other vendors of this customer that the same report alerts about, each with its role. */
  private static List<String> relatedVendors(
      List<Match> alerting, Match match, String customer, WatchIndex watched) {
    return alerting.stream()
        .filter(other -> !other.vendor().key().equals(match.vendor().key()))
        .filter(other -> watched.customersWatching(other.vendor()).contains(customer))
        .map(other ->
            other.vendor().name() + (other.role() == Role.SOURCE ? " (source)" : " (victim)"))
        .distinct()
        .toList();
  }
}
