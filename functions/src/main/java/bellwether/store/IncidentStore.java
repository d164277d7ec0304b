package bellwether.store;

import bellwether.domain.incident.Incident;
import java.util.List;

/** Keeps the incidents of each vendor. */
public interface IncidentStore {

  /**
   * Reports that an incident keeps: the first, which opened it, and the newest. Those between are
   * dropped at {@link #save}, so that a row stays small however long the story runs.
   */
  int MAX_REPORTS = 100;

  /** The incidents of the vendor, newest last. Strongly consistent. */
  List<Incident> findByVendor(String vendorKey);

  /**
   * Replaces the incident whose version is {@code incident.version()} and counts the version up.
   *
   * @return false, with nothing written, if somebody else wrote in between
   */
  boolean save(Incident incident);
}
