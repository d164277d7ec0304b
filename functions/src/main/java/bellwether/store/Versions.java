package bellwether.store;

import bellwether.domain.feed.FeedState;
import bellwether.domain.incident.Incident;
import bellwether.domain.notice.Delivery;

/** Counts a record's writes up by one. */
public final class Versions {
  private Versions() {}

  public static FeedState increment(FeedState state) {
    return withVersion(state, state.version() + 1);
  }

  static FeedState withVersion(FeedState state, long version) {
    return state.withVersion(version);
  }

  public static Incident increment(Incident incident) {
    return withVersion(incident, incident.version() + 1);
  }

  static Incident withVersion(Incident incident, long version) {
    return new Incident(incident.id(), incident.vendor(), incident.reports(), version);
  }

  public static Delivery increment(Delivery delivery) {
    return withVersion(delivery, delivery.version() + 1);
  }

  static Delivery withVersion(Delivery delivery, long version) {
    return new Delivery(
        delivery.id(),
        delivery.parentId(),
        delivery.notice(),
        delivery.state(),
        delivery.claimOwner(),
        delivery.attemptCount(),
        delivery.firstTriedAt(),
        delivery.dueAt(),
        delivery.channel(),
        delivery.ts(),
        delivery.reason(),
        delivery.createdAt(),
        version);
  }
}
