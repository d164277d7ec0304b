package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.workspace.Installation;
import bellwether.domain.workspace.Outages;
import bellwether.domain.workspace.Outages.Outage;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
import bellwether.store.OutageStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the operators once when a workspace, which then cannot be alerted, starts to reject all
 * posts and once when it stops. Each outage is saved when it is first seen, and its notices have
 * ids derived from it, so that any number of workers report it once.
 */
public final class OutageNotifier implements OutageListener {
  /** Changes by other workers are visible after this time. */
  private static final Duration CACHE_TTL = Duration.ofMinutes(1);

  /**
   * A longer outage means that the customer has left: it is not counted, but its end is reported.
   */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(7);

  /** More simultaneous outages probably have one cause on our side, and share a notice. */
  private static final int MAX_SINGLE_NOTICES = 5;

  private static final int MAX_COUNTED = 1_000;
  private static final int MAX_ATTEMPTS = 5;

  private final OutageStore outages;
  private final DeliveryStore deliveries;
  private final InstallationStore installations;
  private final DeliveryStateMachine stateMachine;
  private final @Nullable String installPage;
  private final InstantSource clock;
  private Outages cachedOutages = Outages.NONE;
  private Instant cachedAt = Instant.MIN;

  /**
   * @param installPage where a workspace installs Bellwether; null if unknown
   */
  public OutageNotifier(
      Stores stores, DeliveryConfig config, @Nullable String installPage, InstantSource clock) {
    this.outages = stores.outages();
    this.deliveries = stores.deliveries();
    this.installations = stores.installations();
    this.stateMachine = config.stateMachine();
    this.installPage = installPage;
    this.clock = clock;
  }

  @Override
  public void workspaceRejected(String customer, String reason) {
    if (cachedOutages().activeFor(customer).isEmpty()) {
      updateOutages(all -> all.start(customer, reason, clock.instant()));
    }
  }

  @Override
  public void messagePosted(String customer) {
    if (cachedOutages().activeFor(customer).isPresent()) {
      updateOutages(all -> all.end(customer, clock.instant()));
    }
  }

  /**
   * Queues the notices that are due.
   *
   * @return the number of workspaces that reject all posts, except for abandoned ones
   */
  public int queueNotices() {
    Instant now = clock.instant();
    Outages stored = outages.find();
    Outages current = reportNew(markEnded(stored, now), now);
    List<Outage> ended = current.outages().stream().filter(Outage::hasEnded).toList();
    queueEach(ended.stream().filter(this::wasReported).toList(), "over", now);
    Outages active = current.without(ended);
    if (!active.equals(stored)) {
      // A faster worker reported the same outages. The next run reports those that it did not see.
      outages.save(active);
    }
    cachedAt = Instant.MIN;
    Instant abandonedSince = now.minus(ABANDONED_AFTER);
    return (int)
        active.outages().stream()
            .filter(outage -> !outage.hasEnded() && outage.since().isAfter(abandonedSince))
            .count();
  }

  /** Ends the outages of reinstalled workspaces, which receive waiting alerts within minutes. */
  private Outages markEnded(Outages current, Instant now) {
    Outages next = current;
    for (Outage outage : current.outages()) {
      boolean ended =
          outage.customer().equals(FeedHealth.OPERATORS)
              ? waitingDeliveries(outage.customer()).isEmpty()
              : installations
                  .find(outage.customer())
                  .filter(installation -> isReinstalledSince(installation, outage))
                  .isPresent();
      next = ended ? next.end(outage.customer(), now) : next;
    }
    return next;
  }

  private static boolean isReinstalledSince(Installation installation, Outage outage) {
    return installation.revokedAt() == null && installation.installedAt().isAfter(outage.since());
  }

  private Outages reportNew(Outages current, Instant now) {
    List<Outage> unreported =
        current.outages().stream()
            .filter(outage -> outage.noticeId() == null && !outage.hasEnded())
            .filter(outage -> !outage.customer().equals(FeedHealth.OPERATORS))
            .toList();
    Optional<String> sharedNotice = queueEach(unreported, "begun", now);
    return current.map(outage ->
        unreported.contains(outage)
            ? outage.withNotice(sharedNotice.orElseGet(() -> noticeId(outage, "begun")))
            : outage);
  }

  /** Queues one notice for each outage, or a shared one whose id it returns. */
  private Optional<String> queueEach(List<Outage> reported, String event, Instant now) {
    if (reported.size() <= MAX_SINGLE_NOTICES) {
      reported.forEach(outage -> queueNotice(noticeId(outage, event), List.of(outage), now));
      return Optional.empty();
    }
    String id =
        StableId.of(
            reported.stream().map(outage -> noticeId(outage, event)).toArray(String[]::new));
    queueNotice(id, reported, now);
    return Optional.of(id);
  }

  private static String noticeId(Outage outage, String event) {
    return StableId.of(
        FeedHealth.OPERATORS, "blocked", outage.customer(), "" + outage.since(), event);
  }

  private void queueNotice(String id, List<Outage> reported, Instant now) {
    List<OutageNotice.WorkspaceStatus> lines = new ArrayList<>();
    for (Outage outage : reported) {
      int waiting = outage.hasEnded() ? 0 : waitingDeliveries(outage.customer()).size();
      lines.add(
          new OutageNotice.WorkspaceStatus(
              outage.customer(), outage.since(), outage.reason(), waiting, outage.endedAt()));
    }
    deliveries.add(Delivery.pending(id, new OutageNotice(lines, installPage), now));
  }

  /**
   * Whether the start of the outage was reported. A notice that could not be posted yet is
   * superseded, so that notices do not accumulate if the operators' own workspace rejects posts.
   */
  private boolean wasReported(Outage outage) {
    if (outage.noticeId() == null) {
      return false;
    }
    Optional<Delivery> notPosted =
        deliveries
            .find(outage.noticeId())
            .filter(notice ->
                switch (notice.state()) {
                  case PENDING, RETRY, BLOCKED -> true;
                  default -> false;
                });
    boolean shared = !outage.noticeId().equals(noticeId(outage, "begun"));
    return shared
        || notPosted.isEmpty()
        || deliveries.save(stateMachine.superseded(notPosted.get())).isEmpty();
  }

  private List<Delivery> waitingDeliveries(String customer) {
    boolean operators = customer.equals(FeedHealth.OPERATORS);
    return deliveries.findRecent(customer, MAX_COUNTED).stream()
        .filter(delivery -> !delivery.state().isFinal())
        .filter(delivery -> operators || delivery.notice() instanceof Alert)
        .toList();
  }

  private Outages cachedOutages() {
    Instant now = clock.instant();
    if (cachedAt.isBefore(now.minus(CACHE_TTL))) {
      cachedOutages = outages.find();
      cachedAt = now;
    }
    return cachedOutages;
  }

  private void updateOutages(UnaryOperator<Outages> change) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Outages found = outages.find();
      Outages next = change.apply(found);
      Optional<Outages> saved = next.equals(found) ? Optional.of(found) : outages.save(next);
      if (saved.isPresent()) {
        cachedOutages = saved.get();
        return;
      }
    }
    // The next rejection or post tries again.
  }
}
