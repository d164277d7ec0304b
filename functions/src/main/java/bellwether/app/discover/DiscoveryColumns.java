package bellwether.app.discover;

import bellwether.app.discover.evidence.Evidence;
import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.domain.vendor.DeclaredLink;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns with evidence beside a proposed vendor list. An import ignores them. */
public final class DiscoveryColumns {
  public static final List<String> HEADERS =
      List.of("evidence", "proves", "does_not_prove", "declared_subcontractors");

  private static final int MAX_EVIDENCE = 20;

  private DiscoveryColumns() {}

  /**
   * The vendors that are not on the list, each with its cells under {@link #HEADERS}, and those of
   * the list for which a register names suppliers that the list does not.
   */
  public static Map<Vendor, List<String>> rows(Discovery discovery, List<Vendor> listed) {
    Map<String, Vendor> byName = new HashMap<>();
    listed.forEach(vendor -> byName.put(vendor.name(), vendor));
    RegisteredSuppliers registered = new RegisteredSuppliers(discovery.chain());
    Map<Vendor, List<String>> rows = new LinkedHashMap<>();
    for (Proposal proposal : discovery.proposals()) {
      Optional<Vendor> known = Optional.ofNullable(proposal.listedAs()).map(byName::get);
      Vendor vendor = registered.addedTo(known.orElseGet(proposal::toVendor), proposal.name());
      if (proposal.isListed() && (known.isEmpty() || vendor.equals(known.get()))) {
        continue;
      }
      rows.put(
          vendor,
          List.of(
              join(proposal.evidence(), Evidence::describe),
              join(kinds(proposal), kind -> kind + ": " + kind.proves()),
              join(kinds(proposal), kind -> kind + ": " + kind.doesNotProve()),
              join(subcontractors(proposal, discovery.chain()), DiscoveryText::describe)));
    }
    return rows;
  }

  private static List<EvidenceKind> kinds(Proposal proposal) {
    return List.copyOf(DiscoveryText.kinds(List.of(proposal)));
  }

  /** The links below the vendor, in contracts in which it is the recipient at rank 1. */
  private static List<DeclaredLink> subcontractors(Proposal proposal, List<DeclaredLink> chain) {
    String key = VendorIdentity.ofName(proposal.name()).key();
    List<DeclaredLink> below = new ArrayList<>();
    for (DeclaredLink link : chain) {
      String recipient = link.recipient().name();
      if (!Vendor.key(recipient).isEmpty() && VendorIdentity.ofName(recipient).key().equals(key)) {
        below.add(link);
      }
    }
    return below;
  }

  private static <T> String join(List<T> values, Function<T, String> text) {
    String joined =
        values.stream().limit(MAX_EVIDENCE).map(text).collect(Collectors.joining(" / "));
    int more = values.size() - MAX_EVIDENCE;
    return more > 0 ? joined + " / and " + more + " more" : joined;
  }
}
