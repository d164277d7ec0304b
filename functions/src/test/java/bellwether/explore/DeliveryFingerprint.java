package bellwether.explore;

import bellwether.domain.notice.AlertSummary;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import bellwether.domain.notice.UnconfirmedPost;

/** Reduces a delivery to 64 bits, without the random id of an attempt. */
final class DeliveryFingerprint {
  private DeliveryFingerprint() {}

  static long of(Delivery row) {
    Fingerprint state = new Fingerprint();
    state.add(row.id()).add(row.parentId()).add(row.state()).add(row.version());
    state.add(row.state() == State.HELD ? row.claimOwner() : null).add(row.attemptCount());
    state.add(row.triedAt()).add(row.dueAt()).add(row.createdAt());
    state.add(row.channel()).add(row.ts()).add(row.possibleRepeat() ? 1 : 0).add(row.outcome());
    UnconfirmedPost post = row.unconfirmed();
    if (post != null) {
      state.add(post.sentAt()).add(post.unclearAt()).add(post.searchPosition());
    }
    if (row.notice() instanceof AlertSummary summary) {
      state.add(summary.coveredIds());
    }
    return state.value();
  }
}
