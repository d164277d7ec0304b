package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.names.Name.Kind;
import bellwether.match.text.CommonWords;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists every name by which a vendor may be called, and how far each can be trusted. */
public final class NameVariants {
  /** Forms of companies, cut from the end of a name; the short ones only behind a longer word. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "ltd",
          "limited",
          "llc",
          "llp",
          "lp",
          "plc",
          "gmbh",
          "ag",
          "se",
          "sa",
          "nv",
          "bv",
          "ab",
          "asa",
          "oy",
          "oyj",
          "spa",
          "srl",
          "sarl",
          "sas",
          "kk",
          "pty",
          "pte",
          "pbc",
          "company",
          "holdings",
          "holding",
          "co");

  /** What lists hold where nobody knew the name. */
  private static final Set<List<String>> PLACEHOLDER_NAMES =
      Set.of(
          List.of("n", "a"),
          List.of("na"),
          List.of("none"),
          List.of("null"),
          List.of("other"),
          List.of("unknown"),
          List.of("various"),
          List.of("tbd"),
          List.of("misc"),
          List.of("self"));

  private NameVariants() {}

  /** The names of one vendor, no two of the same words; the most telling sort wins. */
  static Collection<Name> of(int index, Vendor vendor) {
    Map<List<String>, Name> names = new LinkedHashMap<>();
    vendor.excludedPhrases().forEach(text -> add(names, index, text, Kind.EXCLUDED));
    add(names, index, vendor.name(), Kind.COMPANY);
    vendor.aliases().forEach(text -> add(names, index, text, Kind.COMPANY));
    Optional<Gazetteer.Entry> known = Gazetteer.find(vendor);
    known.ifPresent(entry -> entry.names().forEach(text -> add(names, index, text, Kind.COMPANY)));
    for (Name name : List.copyOf(names.values())) {
      if (name.kind() == Kind.COMPANY) {
        addWithoutLegalForm(names, index, name);
      }
    }
    vendor.domains().forEach(text -> add(names, index, withoutWww(text), Kind.DOMAIN));
    vendor.products().forEach(text -> add(names, index, text, Kind.PRODUCT));
    known.ifPresent(entry -> {
      entry.domains().forEach(text -> add(names, index, text, Kind.DOMAIN));
      entry.formerNames().forEach(text -> add(names, index, text, Kind.FORMER));
      entry.subsidiaries().forEach(text -> add(names, index, text, Kind.SUBSIDIARY));
      entry.products().forEach(text -> add(names, index, text, Kind.PRODUCT));
    });
    return names.values();
  }

  /** The words of a name as its legal form and article leave them; never empty. */
  static List<String> coreWords(List<String> words) {
    int from = words.size() > 1 && words.getFirst().equals("the") ? 1 : 0;
    int to = words.size();
    while (to - from > 1 && LEGAL_FORMS.contains(words.get(to - 1))) {
      to--;
    }
    if (to - from > 1 && words.get(to - 1).equals("&")) {
      to--;
    }
    return words.subList(from, to);
  }

  public static boolean isLegalForm(String word) {
    return LEGAL_FORMS.contains(word);
  }

  private static void addWithoutLegalForm(Map<List<String>, Name> names, int index, Name name) {
    List<String> core = coreWords(name.words());
    if (core.size() < name.words().size()) {
      names.computeIfAbsent(
          List.copyOf(core),
          words -> createName(index, name.text(), words, false, false, Kind.COMPANY));
    }
  }

  private static void add(Map<List<String>, Name> names, int index, String text, Kind sort) {
    Words words = Words.of(text);
    if (words.size() == 0
        || words.size() > PhraseTable.MAX_WORDS
        || PLACEHOLDER_NAMES.contains(foldedWords(words))
        || foldedWords(words).stream().allMatch(NameVariants::isNumber)) {
      return;
    }
    List<String> folded = List.copyOf(foldedWords(words));
    boolean possessive = words.get(words.size() - 1).possessive();
    boolean capitals = words.size() == 1 && words.get(0).allCaps();
    names.putIfAbsent(folded, createName(index, text, folded, possessive, capitals, sort));
  }

  /** The folded words of a name. */
  static List<String> foldedWords(Words words) {
    List<String> folded = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      folded.add(words.folded(i));
    }
    return folded;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private static Name createName(
      int index, String text, List<String> words, boolean possessive, boolean capitals, Kind sort) {
    Distinctiveness firmness =
        sort == Kind.DOMAIN || sort == Kind.EXCLUDED
            ? Distinctiveness.DISTINCT
            : distinctivenessOf(words);
    return new Name(index, text, words, possessive, capitals, sort, firmness);
  }

  private static Distinctiveness distinctivenessOf(List<String> words) {
    if (words.size() > 1) {
      return words.stream().allMatch(NameVariants::isCommonWord)
          ? Distinctiveness.CASED
          : Distinctiveness.DISTINCT;
    }
    String word = words.getFirst();
    if (word.length() < 2 || CommonWords.isMostCommon(word)) {
      return Distinctiveness.AMBIGUOUS;
    }
    return isCommonWord(word) || word.length() <= 3
        ? Distinctiveness.CASED
        : Distinctiveness.DISTINCT;
  }

  private static boolean isCommonWord(String word) {
    return CommonWords.isCommon(word) || word.equals("&");
  }

  private static String withoutWww(String domain) {
    return domain.startsWith("www.") ? domain.substring(4) : domain;
  }
}
