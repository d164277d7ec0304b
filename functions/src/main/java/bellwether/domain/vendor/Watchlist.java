package bellwether.domain.vendor;

import java.util.List;

/**
 * The vendors that one customer watches.
 *
 * @param customer Slack's team id
 */
public record Watchlist(String customer, List<Vendor> vendors) {

  public Watchlist {
    vendors = List.copyOf(vendors);
  }
}
