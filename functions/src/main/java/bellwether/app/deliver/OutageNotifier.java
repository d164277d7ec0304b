package bellwether.app.deliver;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.OutageNotice;
import bellwether.domain.notice.Outages;
import bellwether.domain.notice.Outages.Spell;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.FeedHealth;
import bellwether.domain.workspace.Installation;
import bellwether.domain.StableId;
import bellwether.store.Stores;
import bellwether.store.OutageStore;
import bellwether.store.DeliveryStore;
import bellwether.store.InstallationStore;
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
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Who stays away longer has left; it is told if it comes back, but is no alarm any more. */
  private static final Duration LEFT = Duration.ofDays(7);

  /** More at once are one trouble, likelier ours than theirs. */
  private static final int MOST_SINGLE = 5;

  private static final int MOST_COUNTED = 1_000;
  private static final int ATTEMPTS = 5;

  private final OutageStore kept;
  private final DeliveryStore deliveries;
  private final InstallationStore installations;
  private final DeliveryStateMachine rules;
  private final @Nullable String installPage;
  private final InstantSource clock;
  private Outages known = Outages.NOBODY;
  private Instant knownAt = Instant.MIN;

  /**
   * @param installPage where a workspace installs us; null where nobody told us
   */
  public OutageNotifier(
      Stores stores,
      DeliveryConfig config,
      @Nullable String installPage,
      InstantSource clock) {
    this.kept = stores.outages();
    this.deliveries = stores.deliveries();
    this.installations = stores.installations();
    this.rules = config.rules();
    this.installPage = installPage;
    this.clock = clock;
  }

  @Override
  public void shutOut(String customer, String reason) {
    if (known().of(customer).isEmpty()) {
      change(blocked -> blocked.begun(customer, reason, clock.instant()));
    }
  }

  @Override
  public void posted(String customer) {
    if (known().of(customer).isPresent()) {
      change(blocked -> blocked.over(customer, clock.instant()));
    }
  }

  /**
   * Leaves what is to be told now.
   *
   * @return how many customers take nothing, those that left long ago not among them
   */
  public int tell() {
    Instant now = clock.instant();
    Outages found = kept.find();
    Outages blocked = told(ended(found, now), now);
    List<Spell> over = blocked.spells().stream().filter(Spell::isOver).toList();
    leave(over.stream().filter(this::wasTold).toList(), "over", now);
    Outages next = blocked.without(over);
    if (!next.equals(found)) {
      // Whoever was faster told the same; what it did not see is told by the next.
      kept.save(next);
    }
    knownAt = Instant.MIN;
    return (int)
        next.spells().stream()
            .filter(spell -> !spell.isOver() && spell.since().plus(LEFT).isAfter(now))
            .count();
  }

  /** Who installed us again gets its alerts within minutes, or has none that wait. */
  private Outages ended(Outages blocked, Instant now) {
    Outages next = blocked;
    for (Spell spell : blocked.spells()) {
      boolean ends =
          spell.customer().equals(FeedHealth.OPERATORS)
              ? waiting(spell.customer()).isEmpty()
              : installations
                  .find(spell.customer())
                  .filter(there -> isBackSince(there, spell))
                  .isPresent();
      next = ends ? next.over(spell.customer(), now) : next;
    }
    return next;
  }

  private static boolean isBackSince(Installation there, Spell spell) {
    return there.revokedAt() == null && there.since().isAfter(spell.since());
  }

  private Outages told(Outages blocked, Instant now) {
    List<Spell> fresh =
        blocked.spells().stream()
            .filter(spell -> spell.notice() == null && !spell.isOver())
            .filter(spell -> !spell.customer().equals(FeedHealth.OPERATORS))
            .toList();
    Set<Spell> all = new HashSet<>(fresh);
    Optional<String> together = leave(fresh, "begun", now);
    return blocked.each(spell ->
        all.contains(spell) ? spell.toldBy(together.orElseGet(() -> id(spell, "begun"))) : spell);
  }

  /** Notices of these; the id of the one that tells them together, if one does. */
  private Optional<String> leave(List<Spell> spells, String what, Instant now) {
    if (spells.size() <= MOST_SINGLE) {
      spells.forEach(spell -> add(id(spell, what), List.of(spell), now));
      return Optional.empty();
    }
    String id = StableId.of(spells.stream().map(spell -> id(spell, what)).toArray(String[]::new));
    add(id, spells, now);
    return Optional.of(id);
  }

  private static String id(Spell spell, String what) {
    return StableId.of(FeedHealth.OPERATORS, "blocked", spell.customer(), "" + spell.since(), what);
  }

  private void add(String id, List<Spell> spells, Instant now) {
    List<OutageNotice.Line> lines = new ArrayList<>();
    for (Spell spell : spells) {
      int waiting = spell.isOver() ? 0 : waiting(spell.customer()).size();
      lines.add(
          new OutageNotice.Line(
              spell.customer(), spell.since(), spell.reason(), waiting, spell.overAt()));
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
  private boolean wasTold(Spell spell) {
    if (spell.notice() == null) {
      return false;
    }
    Optional<Delivery> notice = deliveries.find(spell.notice());
    boolean single = spell.notice().equals(id(spell, "begun"));
    boolean certainlyNot =
        notice
            .filter(one ->
                switch (one.state()) {
                  case PENDING, RETRY, BLOCKED -> true;
                  default -> false;
                })
            .isPresent();
    return !(single && certainlyNot && deliveries.save(rules.settled(notice.get())).isPresent());
  }

  private List<Delivery> waiting(String customer) {
    boolean operators = customer.equals(FeedHealth.OPERATORS);
    return deliveries.findRecent(customer, MOST_COUNTED).stream()
        .filter(delivery -> !delivery.state().isFinal())
        .filter(delivery -> operators || delivery.notice() instanceof Alert)
        .toList();
  }

  private Outages known() {
    Instant now = clock.instant();
    if (knownAt.isBefore(now.minus(FRESH))) {
      known = kept.find();
      knownAt = now;
    }
    return known;
  }

  private void change(UnaryOperator<Outages> change) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Outages found = kept.find();
      Outages next = change.apply(found);
      Optional<Outages> saved = next.equals(found) ? Optional.of(found) : kept.save(next);
      if (saved.isPresent()) {
        known = saved.get();
        return;
      }
    }
    // The next refusal or post says the same again.
  }
}
