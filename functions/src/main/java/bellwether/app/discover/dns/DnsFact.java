package bellwether.app.discover.dns;

import bellwether.app.discover.evidence.EvidenceKind;

/**
 * A pattern of DNS records that shows a vendor.
 *
 * @param type where the pattern applies
 * @param vendorDomain the vendor's own domain
 * @param source page that documents the pattern
 * @param note why the vendor's name is not in the gazetteer; empty if it is
 */
record DnsFact(
    PatternType type,
    String pattern,
    String vendor,
    String vendorDomain,
    EvidenceKind kind,
    String source,
    String note) {

  enum PatternType {
    /** Suffix of the host of an MX record. */
    MX,
    /** Suffix of a domain to which an SPF record refers. */
    SPF,
    /** Suffix of the target of a CNAME record. */
    CNAME,
    /** Start of the text of a TXT record. */
    TXT,
    /** Start of the first label of the name of a TXT or CNAME record. */
    NAME
  }
}
