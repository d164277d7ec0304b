package bellwether.domain.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces that currently reject all posts, and those whose recovery is not reported yet.
 *
 * @param version counts the writes of this record
 */
public record Outages(List<Outage> outages, long version) {
  public static final Outages NONE = new Outages(List.of(), 0);

  /** The most outages that fit into a row of 400 KB; more are not recorded. */
  public static final int MAX_OUTAGES = 500;

  public Outages {
    outages = List.copyOf(outages);
  }

  /**
   * The outage of one workspace, from the first rejection to the next accepted post.
   *
   * @param reason in plain words, with the fix
   * @param noticeId id of the notice about it; null before
   * @param endedAt when it accepted a post again; null while the outage lasts
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

  /** The customer's current outage. */
  public Optional<Outage> activeFor(String customer) {
    return outages.stream()
        .filter(spell -> spell.customer().equals(customer) && !spell.hasEnded())
        .findFirst();
  }

  /**
   * Returns a copy with an outage of the customer, unless there is one already or there are too
   * many.
   */
  public Outages start(String customer, String reason, Instant now) {
    if (activeFor(customer).isPresent() || outages.size() >= MAX_OUTAGES) {
      return this;
    }
    List<Outage> more = new ArrayList<>(outages);
    more.add(new Outage(customer, now, reason, null, null));
    return new Outages(more, version);
  }

  /** Returns a copy in which the customer's outage is over. */
  public Outages end(String customer, Instant now) {
    return map(spell ->
        spell.customer().equals(customer) && !spell.hasEnded()
            ? new Outage(customer, spell.since(), spell.reason(), spell.noticeId(), now)
            : spell);
  }

  /** Returns a copy in which these outages replace their older states. */
  public Outages map(UnaryOperator<Outage> change) {
    return new Outages(outages.stream().map(change).toList(), version);
  }

  /** Returns a copy without these outages. */
  public Outages without(List<Outage> gone) {
    return new Outages(outages.stream().filter(spell -> !gone.contains(spell)).toList(), version);
  }
}
