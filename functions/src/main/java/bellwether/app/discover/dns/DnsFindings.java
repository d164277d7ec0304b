package bellwether.app.discover.dns;

import bellwether.app.discover.dns.DnsFact.PatternType;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds vendors in DNS records by the {@link DnsFacts}. */
public final class DnsFindings {
  private final SourceFindings findings;
  private final Set<String> found = new HashSet<>();

  private DnsFindings(SourceFindings findings) {
    this.findings = findings;
  }

  public static void add(List<DnsRecord> records, SourceFindings findings)
      throws UnreadableSourceException {
    DnsFindings dns = new DnsFindings(findings);
    Map<String, Integer> spfRecords = new HashMap<>();
    for (DnsRecord record : records) {
      if (isSpf(record)) {
        spfRecords.merge(record.name(), 1, Integer::sum);
      }
    }
    for (DnsRecord record : records) {
      dns.addRecord(record, spfRecords.getOrDefault(record.name(), 0));
    }
    findings.note(
        "DNS shows past or present use: nobody has to remove a record when a service ends");
  }

  private static boolean isSpf(DnsRecord record) {
    return record.type().equals("TXT") && SpfRecord.parse(record.data()).isPresent();
  }

  private void addRecord(DnsRecord record, int spfRecords) throws UnreadableSourceException {
    if (isOfVendorItself(record)) {
      findings.leaveOut(record.name(), record.place(), "is a record of the vendor, not yours");
      return;
    }
    switch (record.type()) {
      case "MX" -> addHost(PatternType.MX, record);
      case "CNAME" -> {
        addHost(PatternType.CNAME, record);
        addName(record);
      }
      case "TXT" -> {
        addText(record, spfRecords);
        addName(record);
      }
      default -> {}
    }
  }

  /** Output of dig for the servers of a vendor says nothing of the company. */
  private static boolean isOfVendorItself(DnsRecord record) {
    return List.of(PatternType.MX, PatternType.SPF, PatternType.CNAME).stream()
        .anyMatch(type -> DnsFacts.ofHost(type, record.name()).isPresent());
  }

  private void addHost(PatternType type, DnsRecord record) throws UnreadableSourceException {
    Optional<DnsFact> fact = DnsFacts.ofHost(type, record.data());
    if (fact.isPresent()) {
      add(fact.get(), record, record.name() + " " + type + " " + record.data(), "");
    }
  }

  private void addName(DnsRecord record) throws UnreadableSourceException {
    String label = record.name().split("\\.", 2)[0];
    Optional<DnsFact> fact = DnsFacts.ofText(PatternType.NAME, label);
    if (fact.isPresent()) {
      add(fact.get(), record, record.name() + " " + record.type(), "");
    }
  }

  private void addText(DnsRecord record, int spfRecords) throws UnreadableSourceException {
    Optional<SpfRecord> spf = SpfRecord.parse(record.data());
    if (spf.isEmpty()) {
      Optional<DnsFact> fact = DnsFacts.ofText(PatternType.TXT, record.data());
      if (fact.isPresent()) {
        // What follows the pattern is a token.
        add(fact.get(), record, record.name() + " TXT " + fact.get().pattern() + "…", "");
      }
    } else if (spfRecords > 1) {
      // RFC 7208, section 4.5: the result is an error, so no mail is checked by either.
      findings.leaveOut(
          record.name() + " TXT v=spf1",
          record.place(),
          "the name has several SPF records, so none has an effect: merge them");
    } else {
      addSpf(record, spf.get());
    }
  }

  private void addSpf(DnsRecord record, SpfRecord spf) throws UnreadableSourceException {
    for (SpfRecord.Reference reference : spf.references()) {
      Optional<DnsFact> fact = DnsFacts.ofHost(PatternType.SPF, literalLabels(reference.domain()));
      if (fact.isPresent()) {
        add(fact.get(), record, record.name() + " SPF " + reference.term(), reference.limits());
      }
    }
    for (SpfRecord.Ignored ignored : spf.ignored()) {
      findings.leaveOut(record.name() + " SPF " + ignored.term(), record.place(), ignored.reason());
    }
  }

  /** The labels after the last macro (RFC 7208, section 7), whose own label is not known. */
  private static String literalLabels(String domain) {
    int macro = domain.lastIndexOf('}');
    int period = domain.indexOf('.', Math.max(0, macro));
    return macro < 0 ? domain : period < 0 ? "" : domain.substring(period + 1);
  }

  /** Five MX records of one vendor are one piece of evidence. */
  private void add(DnsFact fact, DnsRecord record, String detail, String limits)
      throws UnreadableSourceException {
    String key = fact.vendor() + " " + fact.kind() + " " + fact.pattern() + " " + record.name();
    if (found.add(key.toLowerCase(Locale.ROOT))) {
      findings.add(fact.vendor(), fact.vendorDomain(), fact.kind(), record.place(), detail, limits);
    }
  }
}
