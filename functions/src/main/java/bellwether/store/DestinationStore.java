package bellwether.store;

import bellwether.domain.destination.Destinations;

/** Stores where the alerts of each customer are forwarded to, and whether that works. */
public interface DestinationStore {
  /** The prefix of the ids of destinations, which share a table with deliveries. */
  String ID_PREFIX = "destinations:";

  /** The customer's destinations, by default {@link Destinations#NONE}. Strongly consistent. */
  Destinations find(String customer);

  /**
   * Replaces the customer's destinations that have the same version, and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean save(String customer, Destinations destinations);
}
