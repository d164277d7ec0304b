package bellwether.domain.chain;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's vendor list says about the suppliers of one vendor.
 *
 * @param uses the suppliers that it names
 * @param page its page of subprocessors, which is read; null if unknown
 * @param alerts whether a breach of a supplier alerts; if not, it is a line of the digest
 */
public record SupplyChain(List<DeclaredSupplier> uses, boolean alerts, @Nullable URI page) {
  /** Nothing is declared. */
  public static final SupplyChain NONE = new SupplyChain(List.of(), false, null);

  /** A confirmation within this time does not change the list. */
  private static final int CONFIRM_AFTER_DAYS = 30;

  public SupplyChain {
    uses = List.copyOf(uses);
  }

  /** Creates a chain without a page. */
  public SupplyChain(List<DeclaredSupplier> uses, boolean alerts) {
    this(uses, alerts, null);
  }

  /**
   * Returns a copy whose undated suppliers have a date: that of the current list if it is recent,
   * else today, because naming a supplier again confirms it.
   */
  public SupplyChain confirmed(SupplyChain current, LocalDate today) {
    List<DeclaredSupplier> dated = new ArrayList<>();
    for (DeclaredSupplier use : uses) {
      LocalDate known =
          current.uses.stream()
              .filter(one -> one.name().equals(use.name()) && one.source().equals(use.source()))
              .map(DeclaredSupplier::date)
              .filter(date -> date != null && date.isAfter(today.minusDays(CONFIRM_AFTER_DAYS)))
              .findFirst()
              .orElse(today);
      dated.add(use.date() == null ? use.withDate(known) : use);
    }
    return new SupplyChain(dated, alerts, page);
  }
}
