package bellwether.match.statuspage;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.vendor.Vendor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item of a vendor's status page. It is about the vendor, named or not, but it usually reports
 * an outage and not a breach.
 */
public final class StatusNotice {
  private final StatusPassage title;
  private final StatusPassage text;

  public StatusNotice(Advisory advisory) {
    title = StatusPassage.of(advisory.title());
    text = StatusPassage.of(advisory.text());
  }

  /** The breach that the vendor reports; empty if it reports none. */
  public Optional<Match> findBreach(Vendor vendor) {
    if (title.has(StatusWord.DRILL)) {
      return Optional.empty();
    }
    List<StatusFeatures> parts =
        Stream.of(title, text).map(passage -> new StatusFeatures(passage, vendor)).toList();
    boolean flood = title.has(StatusWord.FLOOD) || text.has(StatusWord.FLOOD);
    boolean unaffected = parts.stream().anyMatch(StatusFeatures::saysUnaffected);
    boolean denied = parts.stream().anyMatch(StatusFeatures::saysUntrue);
    return parts.stream()
        .flatMap(part -> part.findAll().stream())
        .filter(indicator -> !(flood && indicator.availabilityAttack()))
        .filter(indicator -> !(unaffected && indicator.otherParty()))
        .filter(indicator -> !(denied && indicator.confidence() == Confidence.ALLEGED))
        .min(Comparator.comparing(StatusIndicator::confidence))
        .map(indicator -> indicator.toMatch(vendor));
  }
}
