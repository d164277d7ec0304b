package bellwether.domain.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces that take nothing from us at present, and those of which it is still to be told
 * that they do again.
 *
 * @param version counts the writes of this record
 */
public record Outages(List<Outage> outages, long version) {
  public static final Outages NONE = new Outages(List.of(), 0);

  /** So many fit into a row of 400 KB whatever their reasons are; no more are noted down. */
  public static final int MAX_OUTAGES = 500;

  public Outages {
    outages = List.copyOf(outages);
  }

  /**
   * One workspace, from the first refusal to the next post.
   *
   * @param reason with what to do, in plain words
   * @param noticeId id of the notice that tells of it; null while none does
   * @param endedAt when it took something again; null while it takes nothing
   */
  public record Outage(
      String customer,
      Instant since,
      String reason,
      @Nullable String noticeId,
      @Nullable Instant endedAt) {

    public Outage withNotice(String id) {
      return new Outage(customer, since, reason, id, endedAt);
    }

    public boolean hasEnded() {
      return endedAt != null;
    }
  }

  /** The customer's spell that is not over. */
  public Optional<Outage> activeFor(String customer) {
    return outages.stream()
        .filter(spell -> spell.customer().equals(customer) && !spell.hasEnded())
        .findFirst();
  }

  /** The same with a spell of the customer's; no other if there is one, or there are too many. */
  public Outages start(String customer, String reason, Instant now) {
    if (activeFor(customer).isPresent() || outages.size() >= MAX_OUTAGES) {
      return this;
    }
    List<Outage> more = new ArrayList<>(outages);
    more.add(new Outage(customer, now, reason, null, null));
    return new Outages(more, version);
  }

  /** The same with the customer's spell over. */
  public Outages end(String customer, Instant now) {
    return map(spell ->
        spell.customer().equals(customer) && !spell.hasEnded()
            ? new Outage(customer, spell.since(), spell.reason(), spell.noticeId(), now)
            : spell);
  }

  /** The same with each spell in the place of the one like it. */
  public Outages map(UnaryOperator<Outage> change) {
    return new Outages(outages.stream().map(change).toList(), version);
  }

  /** The same without those. */
  public Outages without(List<Outage> gone) {
    return new Outages(outages.stream().filter(spell -> !gone.contains(spell)).toList(), version);
  }
}
