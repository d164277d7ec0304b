package bellwether.match.names;

import bellwether.domain.vendor.Vendor;
import bellwether.match.names.Name.Distinctiveness;
import bellwether.match.names.Name.Kind;
import bellwether.match.text.CommonWords;
import bellwether.match.text.PhraseTable;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists every name by which a vendor may be called, and how distinctive each is. */
public final class NameVariants {
  /** Legal forms of companies, which are cut from the end of a name. */
  private static final Set<String> LEGAL_FORMS = WordSets.get("legal forms");

  /** Placeholders in lists for an unknown name. */
  private static final Set<String> PLACEHOLDER_NAMES = WordSets.get("placeholder names");

  private NameVariants() {}

  /** The names of one vendor; of two with the same words the first kind below applies. */
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

  /** The words of a name without its legal form and article; never empty. */
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

  /** Whether the words are rarely the name of anything else. */
  static boolean isDistinct(List<String> words) {
    return distinctivenessOf(words) == Distinctiveness.DISTINCT;
  }

  /** Whether the words are so common that only the words beside them make them a name. */
  static boolean isAmbiguous(List<String> words) {
    return distinctivenessOf(words) == Distinctiveness.AMBIGUOUS;
  }

  private static void addWithoutLegalForm(Map<List<String>, Name> names, int index, Name name) {
    List<String> core = List.copyOf(coreWords(name.words()));
    names.computeIfAbsent(
        core, _ -> createName(index, name.text(), core, false, false, Kind.COMPANY));
  }

  private static void add(Map<List<String>, Name> names, int index, String text, Kind kind) {
    Words words = Words.of(text);
    List<String> folded = foldedWords(words);
    if (folded.size() <= PhraseTable.MAX_WORDS
        && !PLACEHOLDER_NAMES.contains(String.join(" ", folded))
        && !folded.stream().allMatch(NameVariants::isNumber)) {
      boolean possessive = words.get(words.size() - 1).possessive();
      boolean allCaps = words.size() == 1 && words.get(0).allCaps();
      names.putIfAbsent(folded, createName(index, text, folded, possessive, allCaps, kind));
    }
  }

  static List<String> foldedWords(Words words) {
    List<String> folded = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      folded.add(words.folded(i));
    }
    return List.copyOf(folded);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private static Name createName(
      int index, String text, List<String> words, boolean possessive, boolean allCaps, Kind kind) {
    Distinctiveness distinctiveness =
        kind == Kind.DOMAIN || kind == Kind.EXCLUDED
            ? Distinctiveness.DISTINCT
            : distinctivenessOf(words);
    return new Name(index, text, words, possessive, allCaps, kind, distinctiveness);
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
