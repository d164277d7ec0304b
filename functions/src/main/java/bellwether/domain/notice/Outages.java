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
public record Outages(List<Spell> spells, long version) {
  public static final Outages NOBODY = new Outages(List.of(), 0);

  /** So many fit into a row of 400 KB whatever their reasons are; no more are noted down. */
  public static final int MOST = 500;

  public Outages {
    spells = List.copyOf(spells);
  }

  /**
   * One workspace, from the first refusal to the next post.
   *
   * @param reason with what to do, in plain words
   * @param notice id of the notice that tells of it; null while none does
   * @param overAt when it took something again; null while it takes nothing
   */
  public record Spell(
      String customer,
      Instant since,
      String reason,
      @Nullable String notice,
      @Nullable Instant overAt) {

    public Spell toldBy(String id) {
      return new Spell(customer, since, reason, id, overAt);
    }

    public boolean isOver() {
      return overAt != null;
    }
  }

  /** The customer's spell that is not over. */
  public Optional<Spell> of(String customer) {
    return spells.stream()
        .filter(spell -> spell.customer().equals(customer) && !spell.isOver())
        .findFirst();
  }

  /** The same with a spell of the customer's; no other if there is one, or there are too many. */
  public Outages begun(String customer, String reason, Instant now) {
    if (of(customer).isPresent() || spells.size() >= MOST) {
      return this;
    }
    List<Spell> more = new ArrayList<>(spells);
    more.add(new Spell(customer, now, reason, null, null));
    return new Outages(more, version);
  }

  /** The same with the customer's spell over. */
  public Outages over(String customer, Instant now) {
    return each(spell ->
        spell.customer().equals(customer) && !spell.isOver()
            ? new Spell(customer, spell.since(), spell.reason(), spell.notice(), now)
            : spell);
  }

  /** The same with each spell in the place of the one like it. */
  public Outages each(UnaryOperator<Spell> change) {
    return new Outages(spells.stream().map(change).toList(), version);
  }

  /** The same without those. */
  public Outages without(List<Spell> gone) {
    return new Outages(spells.stream().filter(spell -> !gone.contains(spell)).toList(), version);
  }
}
