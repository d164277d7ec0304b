package bellwether.domain.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vendors of a customer that declare one company as their supplier, as many as a message shows.
 *
 * @param links one for each vendor
 * @param moreCount the number of further vendors
 */
public record DeclaredUsers(List<SupplierLink> links, int moreCount) {
  /** No vendor declares it. */
  public static final DeclaredUsers NONE = new DeclaredUsers(List.of(), 0);

  /** As many as one line can show with their evidence. */
  private static final int MAX_LINKS = 5;

  public DeclaredUsers {
    links = List.copyOf(links);
  }

  /** The vendors of these links in the order of their names, each once, with its newest link. */
  public static DeclaredUsers of(List<SupplierLink> links) {
    Map<String, SupplierLink> byVendor = new LinkedHashMap<>();
    List<SupplierLink> sorted = new ArrayList<>(links);
    sorted.sort(
        Comparator.comparing(SupplierLink::vendor, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(SupplierLink::date, Comparator.nullsLast(Comparator.reverseOrder())));
    sorted.forEach(link -> byVendor.putIfAbsent(link.vendor(), link));
    List<SupplierLink> all = List.copyOf(byVendor.values());
    return new DeclaredUsers(
        all.subList(0, Math.min(MAX_LINKS, all.size())), Math.max(0, all.size() - MAX_LINKS));
  }

  public boolean isEmpty() {
    return links.isEmpty();
  }

  /** The number of vendors. */
  public int count() {
    return links.size() + moreCount;
  }
}
