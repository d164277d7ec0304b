package bellwether.domain.vendor;

import bellwether.domain.feed.StatusPage;
import java.net.URI;
import java.util.List;

/** Creates vendors. */
public final class VendorSamples {
  private VendorSamples() {}

  public static Vendor withStatusPage(String name, String page) {
    return new Vendor(
        name,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        new StatusPage(URI.create(page)));
  }
}
