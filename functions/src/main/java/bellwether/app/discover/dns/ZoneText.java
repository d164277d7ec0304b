package bellwether.app.discover.dns;

import bellwether.app.discover.evidence.UnreadableSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses a zone file (RFC 1035, section 5.1) or the output of dig, which is in the same format with
 * comments. Lines in another format are skipped.
 */
public final class ZoneText {
  /** A zone of a company has thousands of records. */
  private static final int MAX_RECORDS = 50_000;

  /** RFC 1035, section 2.3.4. */
  private static final int MAX_NAME = 253;

  private static final Set<String> CLASSES = Set.of("IN", "CH", "HS", "CS");
  private static final Pattern TTL = Pattern.compile("\\d{1,10}|(?:\\d{1,6}[SMHDWsmhdw])+");

  /** Types of records that a zone has besides those that name vendors. */
  private static final Set<String> TYPES =
      Set.of(
          "A", "AAAA", "CAA", "CNAME", "DNSKEY", "DS", "HTTPS", "MX", "NS", "NSEC", "NSEC3", "PTR",
          "RRSIG", "SOA", "SPF", "SRV", "SVCB", "TLSA", "TXT");

  private final List<DnsRecord> records = new ArrayList<>();
  private String origin = "";
  private String owner = "";

  private ZoneText() {}

  /** The MX, TXT and CNAME records of the text; empty if it is in another format. */
  public static List<DnsRecord> parse(String text) throws UnreadableSourceException {
    ZoneText zone = new ZoneText();
    int known = 0;
    for (ZoneEntry entry : ZoneEntry.split(text)) {
      known += zone.read(entry) ? 1 : 0;
    }
    if (zone.records.isEmpty() && known > 0) {
      throw new UnreadableSourceException(
          "has DNS records, but none of type MX, TXT or CNAME: run dig for these types");
    }
    return List.copyOf(zone.records);
  }

  /**
   * The record of one line, such as {@code 10 aspmx.l.google.com.} for a type that is known.
   *
   * @param place where a person finds it
   */
  static Optional<DnsRecord> record(String name, String type, String data, String place) {
    List<String> values =
        ZoneEntry.split(data).stream().findFirst().map(ZoneEntry::words).orElse(List.of());
    ZoneText zone = new ZoneText();
    return zone.toRecord(absolute(name), type, values, place);
  }

  /** Whether the entry is a record of any type, or a directive. */
  private boolean read(ZoneEntry entry) throws UnreadableSourceException {
    List<String> words = entry.words();
    String first = words.getFirst();
    if (first.equalsIgnoreCase("$ORIGIN") && words.size() > 1) {
      origin = absolute(words.get(1));
      return true;
    } else if (first.startsWith("$")) {
      return false;
    }
    int start = entry.startsWithBlank() ? 0 : 1;
    String name = entry.startsWithBlank() ? owner : nameOf(first);
    int next = start;
    while (next < words.size() && isTtlOrClass(words.get(next))) {
      next++;
    }
    // Other texts, such as tables, also contain words that are types of records.
    boolean isRecord =
        next < words.size() - 1
            && TYPES.contains(words.get(next).toUpperCase(Locale.ROOT))
            && (next > start || first.contains(".") || first.equals("@") || !origin.isEmpty());
    if (!isRecord) {
      return false;
    }
    owner = name;
    String type = words.get(next).toUpperCase(Locale.ROOT);
    toRecord(name, type, words.subList(next + 1, words.size()), "line " + entry.line())
        .ifPresent(records::add);
    if (records.size() > MAX_RECORDS) {
      throw new UnreadableSourceException(
          String.format(
              Locale.ROOT,
              "has more than %,d DNS records: split it and give the parts",
              MAX_RECORDS));
    }
    return true;
  }

  private Optional<DnsRecord> toRecord(
      String name, String type, List<String> values, String place) {
    return switch (type) {
      case "MX" ->
          values.size() == 2 && values.getFirst().matches("\\d{1,5}")
              ? Optional.of(new DnsRecord(name, type, nameOf(values.get(1)), place))
              : Optional.empty();
      case "CNAME" ->
          values.size() == 1
              ? Optional.of(new DnsRecord(name, type, nameOf(values.getFirst()), place))
              : Optional.empty();
      // Several strings are one text, without blanks between them: RFC 7208, section 3.3.
      case "TXT" -> Optional.of(new DnsRecord(name, type, String.join("", values), place));
      default -> Optional.empty();
    };
  }

  private static boolean isTtlOrClass(String word) {
    return CLASSES.contains(word.toUpperCase(Locale.ROOT)) || TTL.matcher(word).matches();
  }

  /** A name without a final period is relative to the origin, if the text states one. */
  private String nameOf(String written) {
    if (written.equals("@")) {
      return origin;
    }
    return written.endsWith(".") || origin.isEmpty()
        ? absolute(written)
        : absolute(written + "." + origin);
  }

  private static String absolute(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return bare.length() > MAX_NAME ? "" : bare;
  }
}
