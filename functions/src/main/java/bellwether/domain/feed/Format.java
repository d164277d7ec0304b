package bellwether.domain.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The format of a feed. */
public enum Format {
  /** RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, recognized by content. */
  SYNDICATION("syndication"),
  /** A Mailman 2 archive: a monthly text, one message page or its text, or the index of months. */
  MAILMAN("mailman"),
  /** Have I Been Pwned's list of breaches, API version 3. */
  HIBP("hibp"),
  /** CISA's catalogue of known exploited vulnerabilities. */
  KEV("kev"),
  /** SEC EDGAR's latest filings as Atom pages that overlap. */
  EDGAR("edgar"),
  /** Claims of ransomware gangs as ransomware.live lists them. */
  RANSOMWARE_LIVE("ransomware-live"),
  /** Claims of ransomware gangs as RansomLook lists them. */
  RANSOMLOOK("ransomlook"),
  /** GitHub's advisories, as its REST API lists them. */
  GHSA("ghsa"),
  /** Records of the Open Source Vulnerability schema, in JSON or YAML, or OSV's list of changes. */
  OSV("osv"),
  /** CSAF 2.0 documents, and the ROLIE feeds, lists of changes and metadata that lead to them. */
  CSAF("csaf"),
  /** A table of comma-separated values, read by a {@link Mapping}. */
  CSV("csv"),
  /** Any JSON document that lists records, read by a {@link Mapping}. */
  JSON("json"),
  /** A table in an HTML page, read by a {@link Mapping}. */
  HTML("html"),
  /** One e-mail (RFC 5322, MIME): a vendor's notice, forwarded or not. */
  MAIL("mail");

  private final String label;

  Format(String label) {
    this.label = label;
  }

  /** The name used on the command line and in feeds files. */
  public String label() {
    return label;
  }

  /** Whether a document of this format can be read only with a {@link Mapping}. */
  public boolean needsMapping() {
    return this == CSV || this == JSON || this == HTML;
  }

  /** The format with this label, or empty if there is none. */
  public static Optional<Format> fromLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** All labels, for error messages. */
  public static String labels() {
    return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
  }
}
