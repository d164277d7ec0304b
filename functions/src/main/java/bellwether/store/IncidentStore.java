package bellwether.store;

import bellwether.domain.incident.Incident;
import java.util.List;

/** Stores the incidents of each vendor. */
public interface IncidentStore {
  /** The incidents of the vendor, oldest first by their last report. Strongly consistent. */
  List<Incident> findByVendor(String vendorKey);

  /**
   * Replaces the incident that has the same version and increments the version.
   *
   * @return false, with nothing written, if another writer was first
   */
  boolean save(Incident incident);
}
