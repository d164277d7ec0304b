package bellwether.app.discover;

import bellwether.app.discover.evidence.Evidence;
import bellwether.app.discover.evidence.LeftOut;
import bellwether.app.discover.evidence.Sighting;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.domain.vendor.DeclaredLink;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The vendors that one or more sources show, each once, those with the strongest evidence first.
 */
public record Discovery(List<Proposal> proposals, List<SourceReading> readings) {
  private static final Comparator<Evidence> STRONGEST_FIRST =
      Comparator.comparing(Evidence::kind).thenComparing(evidence -> !evidence.limits().isEmpty());

  public Discovery {
    proposals = List.copyOf(proposals);
    readings = List.copyOf(readings);
  }

  /** Merges what the sources show, and marks what is on the list already. */
  public static Discovery of(List<SourceReading> readings, List<Vendor> listed) {
    Map<String, List<Sighting>> byKey = new LinkedHashMap<>();
    readings.stream()
        .flatMap(reading -> reading.sightings().stream())
        .forEach(sighting ->
            byKey
                .computeIfAbsent(
                    VendorIdentity.ofName(sighting.name()).key(), _ -> new ArrayList<>())
                .add(sighting));
    ListedVendors known = new ListedVendors(listed);
    List<Proposal> proposals =
        byKey.values().stream()
            .map(sightings -> toProposal(sightings, known))
            .sorted(
                Comparator.comparing(
                        (Proposal proposal) -> proposal.evidence().getFirst(), STRONGEST_FIRST)
                    .thenComparing(Proposal::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    return new Discovery(proposals, readings);
  }

  private static Proposal toProposal(List<Sighting> sightings, ListedVendors known) {
    List<Sighting> sorted =
        sightings.stream()
            .sorted(Comparator.comparing(Sighting::evidence, STRONGEST_FIRST))
            .toList();
    VendorIdentity identity = VendorIdentity.ofName(sorted.getFirst().name());
    String domain =
        identity.wellKnown()
            ? null
            : sorted.stream()
                .flatMap(sighting -> Stream.ofNullable(sighting.domain()))
                .findFirst()
                .orElse(null);
    List<String> domains = domain == null ? identity.domains() : List.of(domain);
    return new Proposal(
        identity.name(),
        domain,
        sorted.stream().map(Sighting::evidence).distinct().toList(),
        known.find(identity, domains).orElse(null));
  }

  /** The proposals that are not on the list. */
  public List<Proposal> unlisted() {
    return proposals.stream().filter(proposal -> !proposal.isListed()).toList();
  }

  public List<DeclaredLink> chain() {
    return readings.stream().flatMap(reading -> reading.chain().stream()).toList();
  }

  public List<LeftOut> leftOut() {
    return readings.stream().flatMap(reading -> reading.leftOut().stream()).toList();
  }
}
