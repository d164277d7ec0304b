package bellwether.app.discover;

import bellwether.app.discover.evidence.Evidence;
import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.LeftOut;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.domain.vendor.DeclaredLink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Describes a discovery to people, in lines of plain text. */
public final class DiscoveryText {
  private static final int MAX_EVIDENCE = 10;

  private DiscoveryText() {}

  /** Everything: sources, vendors with evidence, the declared chain, and what is left out. */
  public static List<String> describe(Discovery discovery) {
    List<String> lines = new ArrayList<>();
    for (SourceReading reading : discovery.readings()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s, traces of vendors: %,d",
              reading.source(),
              reading.format(),
              reading.sightings().size()));
      reading.notes().forEach(note -> lines.add("  note: " + note));
    }
    lines.add("");
    lines.add(summary(discovery));
    for (Proposal proposal : discovery.proposals()) {
      lines.add("");
      lines.add(heading(proposal));
      for (Evidence evidence : proposal.evidence().stream().limit(MAX_EVIDENCE).toList()) {
        lines.add("  " + evidence.describe());
      }
      int more = proposal.evidence().size() - MAX_EVIDENCE;
      if (more > 0) {
        lines.add(String.format(Locale.ROOT, "  and %,d more", more));
      }
      explain(kinds(List.of(proposal))).forEach(line -> lines.add("    " + line));
    }
    addChain(discovery.chain(), lines);
    addLeftOut(discovery.leftOut(), lines);
    return lines;
  }

  /** How many vendors there are, and how many of them are on the list. */
  public static String summary(Discovery discovery) {
    int all = discovery.proposals().size();
    int listed = all - discovery.unlisted().size();
    return String.format(
        Locale.ROOT,
        "%,d %s of past or present use, %,d of them on your list",
        all,
        all == 1 ? "vendor" : "vendors",
        listed);
  }

  /** The name, and whether it is listed. */
  public static String heading(Proposal proposal) {
    String domain = proposal.domain() == null ? "" : " (" + proposal.domain() + ")";
    String listedAs = proposal.listedAs();
    return proposal.name()
        + domain
        + (listedAs == null
            ? ""
            : listedAs.equals(proposal.name())
                ? ", on your list"
                : ", on your list as " + listedAs);
  }

  /** What each kind of evidence proves and does not prove. */
  public static List<String> explain(Set<EvidenceKind> kinds) {
    return kinds.stream()
        .map(kind ->
            kind + " shows that " + kind.proves() + ". It does not show " + kind.doesNotProve())
        .toList();
  }

  /** The kinds of evidence that occur. */
  public static Set<EvidenceKind> kinds(List<Proposal> proposals) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    proposals.stream()
        .flatMap(proposal -> proposal.evidence().stream())
        .forEach(evidence -> kinds.add(evidence.kind()));
    return kinds;
  }

  private static void addChain(List<DeclaredLink> chain, List<String> lines) {
    if (!chain.isEmpty()) {
      lines.add("");
      lines.add("Declared chain: subcontractors, which are not proposed");
      chain.forEach(link -> lines.add("  " + describe(link)));
    }
  }

  /** One link of a chain. */
  public static String describe(DeclaredLink link) {
    return String.format(
        Locale.ROOT,
        "%s -> %s (rank %d, contract %s, service %s)",
        link.recipient().name(),
        link.provider().name(),
        link.rank(),
        link.contract(),
        link.service());
  }

  private static void addLeftOut(List<LeftOut> leftOut, List<String> lines) {
    if (!leftOut.isEmpty()) {
      lines.add("");
      lines.add("Left out:");
      leftOut.forEach(entry -> lines.add("  " + entry.describe()));
    }
  }
}
