package bellwether.match.statuspage;

import static bellwether.domain.vendor.VendorSamples.withStatusPage;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import java.time.Instant;
import java.util.List;

/** Matches an update of a status page. */
final class StatusUpdates {
  static final Vendor QUILLFORGE =
      withStatusPage("Quillforge", "https://status.quillforge.example/");

  private StatusUpdates() {}

  static List<Match> match(String item) {
    return Matcher.of(List.of(QUILLFORGE, Vendor.ofName("Harbour Mail"))).match(item(item));
  }

  static Advisory item(String item) {
    String[] parts = item.split("\\|", -1);
    return new Advisory(
        "a",
        "status.quillforge.example (status page)",
        parts[0].strip(),
        null,
        parts[1].strip(),
        null,
        StatedFacts.NONE,
        Instant.parse("2026-11-28T10:00:00Z"));
  }
}
