package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.domain.vendor.DeclaredLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the register of information that financial entities keep under DORA. Commission
 * Implementing Regulation (EU) 2024/2956, Annex I, defines the templates: B_05.01 names the
 * providers, and B_05.02 says which of them serve the entity itself (rank 1) and which are
 * subcontractors (rank 2 and above).
 */
final class DoraRegister {
  private static final String PROVIDERS = "b_05.01.csv";
  private static final String CHAINS = "b_05.02.csv";

  /** B_05.01: identification code, legal name, name in Latin letters, code of the parent. */
  private static final String CODE = "c0010";

  private static final String LEGAL_NAME = "c0050";
  private static final String LATIN_NAME = "c0060";
  private static final String PARENT_CODE = "c0110";

  /** B_05.02: contract, type of service, code of the provider, rank, code of the recipient. */
  private static final String CONTRACT = "c0010";

  private static final String SERVICE = "c0020";
  private static final String PROVIDER = "c0030";
  private static final String RANK = "c0050";
  private static final String RECIPIENT = "c0060";

  private record Provider(String name, String place, String parentCode) {}

  private record Use(String contract, String service, String place) {}

  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final SourceFindings findings;

  private DoraRegister(SourceFindings findings) {
    this.findings = findings;
  }

  static void read(ReportPackage unpacked, SourceFindings findings)
      throws UnreadableSourceException {
    Optional<String> names = unpacked.table(PROVIDERS);
    Optional<String> chains = unpacked.table(CHAINS);
    if (names.isEmpty() || chains.isEmpty()) {
      throw new UnreadableSourceException(
          "is a ZIP file without reports/"
              + (names.isEmpty() ? PROVIDERS : CHAINS)
              + ": give the reporting package of a DORA register (plain CSV)");
    }
    DoraRegister register = new DoraRegister(findings);
    register.readProviders(table(names.get(), PROVIDERS, CODE, LEGAL_NAME));
    register.readChains(table(chains.get(), CHAINS, CONTRACT, PROVIDER, RANK, RECIPIENT));
  }

  private static SourceTable table(String text, String name, String... columns)
      throws UnreadableSourceException {
    SourceTable table = SourceTable.parse(text);
    for (String column : columns) {
      if (!table.hasAny(column)) {
        throw new UnreadableSourceException(
            "has no column " + column + " in " + name + ": export the register as plain CSV");
      }
    }
    return table;
  }

  private void readProviders(SourceTable table) {
    for (AppRecord row : table.records()) {
      String name = row.first(LEGAL_NAME, LATIN_NAME);
      providers.putIfAbsent(
          row.first(CODE),
          new Provider(name, PROVIDERS + " " + row.place(), row.first(PARENT_CODE)));
    }
  }

  private void readChains(SourceTable table) throws UnreadableSourceException {
    Map<String, List<Use>> direct = new LinkedHashMap<>();
    for (AppRecord row : table.records()) {
      String place = CHAINS + " " + row.place();
      String code = row.first(PROVIDER);
      int rank = rank(row.first(RANK));
      if (rank == 1) {
        direct
            .computeIfAbsent(code, _ -> new ArrayList<>())
            .add(new Use(row.first(CONTRACT), row.first(SERVICE), place));
      } else if (rank > 1) {
        findings.link(
            new DeclaredLink(
                row.first(CONTRACT),
                row.first(SERVICE),
                rank,
                party(code),
                party(row.first(RECIPIENT))));
      } else {
        findings.leaveOut("provider " + code, place, "the rank is not a number from 1");
      }
    }
    for (Map.Entry<String, List<Use>> provider : direct.entrySet()) {
      propose(provider.getKey(), provider.getValue());
    }
    if (direct.isEmpty()) {
      findings.note("no provider has rank 1, so none is proposed");
    }
  }

  private void propose(String code, List<Use> uses) throws UnreadableSourceException {
    Use first = uses.getFirst();
    Provider provider = providers.get(code);
    if (provider == null || provider.name().isEmpty()) {
      findings.leaveOut(
          "provider " + code, first.place(), "has no legal name in b_05.01: add it there");
      return;
    }
    String more = uses.size() == 1 ? "" : " and " + (uses.size() - 1) + " more";
    String parent =
        Optional.ofNullable(providers.get(provider.parentCode()))
            .filter(owner -> !provider.parentCode().equals(code))
            .map(owner -> ", ultimate parent \"" + owner.name() + "\"")
            .orElse("");
    findings.add(
        provider.name(),
        null,
        EvidenceKind.CONTRACT,
        provider.place() + ", " + first.place(),
        "\""
            + provider.name()
            + "\" ("
            + code
            + ")"
            + parent
            + ", contract "
            + first.contract()
            + ", service "
            + first.service()
            + more,
        "");
  }

  private DeclaredLink.Party party(String code) {
    Provider provider = providers.get(code);
    return new DeclaredLink.Party(
        code, provider == null || provider.name().isEmpty() ? code : provider.name());
  }

  /** The rank; 0 if it is not valid. Spreadsheets may write 1 as 1.0. */
  private static int rank(String text) {
    return text.matches("[1-9][0-9]?(?:\\.0+)?") ? Integer.parseInt(text.split("\\.", 2)[0]) : 0;
  }
}
