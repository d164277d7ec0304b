package bellwether.domain.timeline;

import bellwether.domain.timeline.Moment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The times of a case that no other record keeps. A recorded time never changes: what is learned
 * later is added beside it, or not at all.
 *
 * @param moments in the order in which they were recorded
 */
public record Timeline(List<Moment> moments) {
  public static final Timeline EMPTY = new Timeline(List.of());

  /** Of more decisions, or more earlier reports, the first and the newest are kept. */
  static final int MAX_OF_A_KIND = 10;

  public Timeline {
    moments = List.copyOf(moments);
  }

  /** The first recorded moment of this kind. */
  public Optional<Moment> first(Kind kind) {
    return moments.stream().filter(moment -> moment.kind() == kind).findFirst();
  }

  /**
   * Returns a copy with the moment, or the same if it adds nothing: the vendor's notice and the
   * acknowledgment are recorded once, a decision if it differs from the one before, and an earlier
   * report if it is the earliest so far.
   */
  public Timeline with(Moment moment) {
    List<Moment> same = moments.stream().filter(known -> known.kind() == moment.kind()).toList();
    boolean isNew =
        switch (moment.kind()) {
          case FIRST_PUBLIC, SEEN, ALERTED, VENDOR_NOTICE, ACKNOWLEDGED -> same.isEmpty();
          case DECIDED -> same.isEmpty() || !same.getLast().detail().equals(moment.detail());
          case EARLIER_REPORT -> same.stream().allMatch(known -> moment.at().isBefore(known.at()));
        };
    if (!isNew) {
      return this;
    }
    List<Moment> next = new ArrayList<>(moments);
    if (same.size() >= MAX_OF_A_KIND) {
      next.remove(same.get(1));
    }
    next.add(moment);
    return new Timeline(next);
  }
}
