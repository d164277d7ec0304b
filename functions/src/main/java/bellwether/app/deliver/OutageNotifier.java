package bellwether.app.deliver;

import bellwether.domain.StableId;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Outages;
import bellwether.domain.notice.Outages.Outage;
import bellwether.domain.workspace.Installation;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
import bellwether.store.OutageStore;
import bellwether.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who run Bellwether, once when it begins and once when it is over, that a workspace
 * takes nothing: nobody there can be told. Each spell is noted down where it is first met, and its
 * notices have ids made of it, so that any number of workers tell it once.
 */
public final class OutageNotifier implements OutageListener {
  /** What another worker noted down is seen so soon. */
  private static final Duration CACHE_TTL = Duration.ofMinutes(1);

  /** Who stays away longer has left; it is told if it comes back, but is no alarm any more. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(7);

  /** More at once are one trouble, likelier ours than theirs. */
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
   * @param installPage where a workspace installs us; null where nobody told us
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
      updateOutages(blocked -> blocked.start(customer, reason, clock.instant()));
    }
  }

  @Override
  public void messagePosted(String customer) {
    if (cachedOutages().activeFor(customer).isPresent()) {
      updateOutages(blocked -> blocked.end(customer, clock.instant()));
    }
  }

  /**
   * Leaves what is to be told now.
   *
   * @return how many customers take nothing, those that left long ago not among them
   */
  public int queueNotices() {
    Instant now = clock.instant();
    Outages found = outages.find();
    Outages blocked = reportNew(markEnded(found, now), now);
    List<Outage> over = blocked.outages().stream().filter(Outage::hasEnded).toList();
    queueEach(over.stream().filter(this::wasReported).toList(), "over", now);
    Outages next = blocked.without(over);
    if (!next.equals(found)) {
      // Whoever was faster told the same; what it did not see is told by the next.
      outages.save(next);
    }
    cachedAt = Instant.MIN;
    return (int)
        next.outages().stream()
            .filter(spell -> !spell.hasEnded() && spell.since().plus(ABANDONED_AFTER).isAfter(now))
            .count();
  }

  /** Who installed us again gets its alerts within minutes, or has none that wait. */
  private Outages markEnded(Outages blocked, Instant now) {
    Outages next = blocked;
    for (Outage spell : blocked.outages()) {
      boolean ends =
          spell.customer().equals(FeedHealth.OPERATORS)
              ? waitingDeliveries(spell.customer()).isEmpty()
              : installations
                  .find(spell.customer())
                  .filter(there -> isReinstalledSince(there, spell))
                  .isPresent();
      next = ends ? next.end(spell.customer(), now) : next;
    }
    return next;
  }

  private static boolean isReinstalledSince(Installation there, Outage spell) {
    return there.revokedAt() == null && there.installedAt().isAfter(spell.since());
  }

  private Outages reportNew(Outages blocked, Instant now) {
    List<Outage> fresh =
        blocked.outages().stream()
            .filter(spell -> spell.noticeId() == null && !spell.hasEnded())
            .filter(spell -> !spell.customer().equals(FeedHealth.OPERATORS))
            .toList();
    Set<Outage> all = new HashSet<>(fresh);
    Optional<String> together = queueEach(fresh, "begun", now);
    return blocked.map(spell ->
        all.contains(spell)
            ? spell.withNotice(together.orElseGet(() -> noticeId(spell, "begun")))
            : spell);
  }

  /** Notices of these; the id of the one that tells them together, if one does. */
  private Optional<String> queueEach(List<Outage> spells, String what, Instant now) {
    if (spells.size() <= MAX_SINGLE_NOTICES) {
      spells.forEach(spell -> queueNotice(noticeId(spell, what), List.of(spell), now));
      return Optional.empty();
    }
    String id =
        StableId.of(spells.stream().map(spell -> noticeId(spell, what)).toArray(String[]::new));
    queueNotice(id, spells, now);
    return Optional.of(id);
  }

  private static String noticeId(Outage spell, String what) {
    return StableId.of(FeedHealth.OPERATORS, "blocked", spell.customer(), "" + spell.since(), what);
  }

  private void queueNotice(String id, List<Outage> spells, Instant now) {
    List<OutageNotice.WorkspaceStatus> lines = new ArrayList<>();
    for (Outage spell : spells) {
      int waiting = spell.hasEnded() ? 0 : waitingDeliveries(spell.customer()).size();
      lines.add(
          new OutageNotice.WorkspaceStatus(
              spell.customer(), spell.since(), spell.reason(), waiting, spell.endedAt()));
    }
    OutageNotice notice = new OutageNotice(lines, installPage);
    deliveries.add(
        new Delivery(
            id, null, notice, State.PENDING, null, 0, null, now, null, null, null, now, 0));
  }

  /**
   * Whether the spell was told. If that could not be told until now it is no news any more: so
   * nothing piles up where those who run Bellwether are in the workspace that took nothing.
   */
  private boolean wasReported(Outage spell) {
    if (spell.noticeId() == null) {
      return false;
    }
    Optional<Delivery> notice = deliveries.find(spell.noticeId());
    boolean single = spell.noticeId().equals(noticeId(spell, "begun"));
    boolean certainlyNot =
        notice
            .filter(one ->
                switch (one.state()) {
                  case PENDING, RETRY, BLOCKED -> true;
                  default -> false;
                })
            .isPresent();
    return !(single
        && certainlyNot
        && deliveries.save(stateMachine.superseded(notice.get())).isPresent());
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
    // The next refusal or post says the same again.
  }
}
