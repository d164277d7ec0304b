package bellwether.app.discover.dns;

import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.SourceReading;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.slack.block.ResourceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks up the records of a domain by which vendors are known. */
public final class DomainSurvey {
  /** RFC 7208, section 4.6.4: a receiver looks up no more for one record. */
  private static final int MAX_SPF_LOOKUPS = 10;

  private static final List<String> HOSTS =
      ResourceTable.rows(DomainSurvey.class, "survey-hosts.txt").stream()
          .map(List::getFirst)
          .filter(host -> !host.isEmpty())
          .toList();

  private final String domain;
  private final DnsLookup dns;
  private final List<DnsRecord> records = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private DomainSurvey(String domain, DnsLookup dns) {
    this.domain = domain;
    this.dns = dns;
  }

  /** Reads the domain, which is in lower case and without a final period. */
  public static SourceReading read(String domain, DnsLookup dns) throws UnreadableSourceException {
    DomainSurvey survey = new DomainSurvey(domain, dns);
    survey.lookUpAll();
    if (survey.records.isEmpty()) {
      throw new UnreadableSourceException(
          survey.failures.isEmpty()
              ? "has no MX, TXT or CNAME records: check its spelling"
              : "could not be looked up: " + survey.failures.getFirst());
    }
    SourceFindings findings = new SourceFindings(domain);
    DnsFindings.add(survey.records, findings);
    findings.note(
        String.format(
            Locale.ROOT,
            "looked up %s and %d names below it that are common: a zone file shows more",
            domain,
            HOSTS.size()));
    if (!survey.failures.isEmpty()) {
      findings.note("names without an answer: " + survey.failures.size());
    }
    return findings.toReading("DNS records");
  }

  private void lookUpAll() {
    lookUp(domain, "MX");
    lookUp(domain, "TXT");
    if (records.isEmpty() && !failures.isEmpty()) {
      // Without a network, each further name would wait for an answer.
      return;
    }
    lookUpOwnSpf();
    HOSTS.forEach(host -> lookUp(host + "." + domain, "CNAME"));
  }

  /** The company may keep parts of its SPF record below its own domain. */
  private void lookUpOwnSpf() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < records.size(); i++) {
      List<SpfRecord.Reference> references =
          SpfRecord.parse(records.get(i).data()).map(SpfRecord::references).orElse(List.of());
      for (SpfRecord.Reference reference : references) {
        String name = reference.domain();
        if (name.endsWith("." + domain) && seen.size() < MAX_SPF_LOOKUPS && seen.add(name)) {
          lookUp(name, "TXT");
        }
      }
    }
  }

  private void lookUp(String name, String type) {
    try {
      for (String data : dns.lookup(name, type)) {
        ZoneText.record(name, type, data, "lookup of " + type + " " + name).ifPresent(records::add);
      }
    } catch (DnsLookupException e) {
      failures.add(String.valueOf(e.getMessage()));
    }
  }
}
