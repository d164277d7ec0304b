package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether names mean one vendor: legal names, former names and products of a well-known
 * vendor lead to the name that news use.
 *
 * @param name the name that news use if the vendor is well known, else the name as written
 * @param key equal for all names of one vendor
 * @param domains domains of a well-known vendor
 */
public record VendorIdentity(String name, String key, boolean wellKnown, List<String> domains) {
  /** Countries and regions in the names of subsidiaries. */
  private static final Set<String> PLACES = WordSets.get("places of subsidiaries");

  /** What subsidiaries do, in their legal names. */
  private static final Set<String> BRANCHES = WordSets.get("branches of companies");

  /** Legal forms that are not cut from names in news, where some are words of their own. */
  private static final Set<String> FURTHER_LEGAL_FORMS = WordSets.get("further legal forms");

  public VendorIdentity {
    domains = List.copyOf(domains);
  }

  /** The identity of the vendor with this name, which needs a letter or a digit. */
  public static VendorIdentity ofName(String name) {
    List<String> words = NameVariants.foldedWords(Words.of(name));
    List<String> core = NameVariants.coreWords(words);
    return Gazetteer.named(core)
        .or(() -> GazetteerIndex.producing(core))
        .or(() -> ofSubsidiary(words))
        .or(() -> ofDomainName(name))
        .map(VendorIdentity::of)
        .orElseGet(() ->
            new VendorIdentity(name.strip(), Vendor.key(String.join(" ", core)), false, List.of()));
  }

  /** The well-known vendor whose domain the host is, or is below. */
  public static Optional<VendorIdentity> ofDomain(String host) {
    return GazetteerIndex.withDomain(host.toLowerCase(Locale.ROOT)).map(VendorIdentity::of);
  }

  /** Whether the name is one of the most common words, or a single letter. */
  public boolean isAmbiguous() {
    return NameVariants.isAmbiguous(
        NameVariants.coreWords(NameVariants.foldedWords(Words.of(name))));
  }

  private static VendorIdentity of(Gazetteer.Entry entry) {
    String name = entry.names().getFirst();
    return new VendorIdentity(name, Vendor.key(name), true, entry.domains());
  }

  /** The vendor of a name such as "Salesforce.com, Inc.". */
  private static Optional<Gazetteer.Entry> ofDomainName(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).strip().split("[\\s,]+", 2);
    boolean onlyTail =
        parts.length == 1
            || NameVariants.foldedWords(Words.of(parts[1])).stream()
                .allMatch(VendorIdentity::isTail);
    return onlyTail ? GazetteerIndex.withDomain(parts[0]) : Optional.empty();
  }

  /**
   * The vendor of a name such as "Microsoft Ireland Operations Limited": all words after the
   * vendor's name are a place, a branch or a legal form. If the vendor's name is one ordinary word,
   * only places may follow, and a legal form has to.
   */
  private static Optional<Gazetteer.Entry> ofSubsidiary(List<String> words) {
    for (int end = words.size() - 1; end > 0; end--) {
      String next = words.get(end);
      if (!isTail(next)) {
        return Optional.empty();
      }
      List<String> start = NameVariants.coreWords(words.subList(0, end));
      List<String> tail = words.subList(end, words.size());
      Optional<Gazetteer.Entry> entry = Gazetteer.named(start);
      if (entry.isPresent()) {
        return start.size() > 1 || NameVariants.isDistinct(start) || isLegalNameOfPlace(tail)
            ? entry
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isTail(String word) {
    return PLACES.contains(word) || BRANCHES.contains(word) || isLegalForm(word);
  }

  private static boolean isLegalForm(String word) {
    return NameVariants.isLegalForm(word) || FURTHER_LEGAL_FORMS.contains(word);
  }

  private static boolean isLegalNameOfPlace(List<String> tail) {
    return tail.stream().anyMatch(PLACES::contains)
        && isLegalForm(tail.getLast())
        && tail.stream().allMatch(word -> PLACES.contains(word) || isLegalForm(word));
  }
}
