package bellwether.match.names;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.Publisher;
import bellwether.domain.advisory.StatedFacts;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Words;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words under which advisories are filed so that a lookup by name finds them.
 *
 * <p>Every advisory that writes a name with its capitals is filed under all terms of the name,
 * unless it names more than {@link #MAX_TERMS} words before.
 */
public final class LookupTerms {
  /** An advisory is filed under at most so many terms; the title's come first. */
  static final int MAX_TERMS = 60;

  private LookupTerms() {}

  /**
   * The terms of an advisory: the words of its title, of what its feed states, and the capitalised
   * ones of its text.
   */
  public static Set<String> of(Advisory advisory) {
    Set<String> terms = new LinkedHashSet<>();
    addAll(terms, Words.of(advisory.title()), false);
    StatedFacts stated = advisory.statedFacts();
    Stream.of(
            stated.victims().stream(),
            stated.products().stream().map(Product::vendor),
            stated.packages().stream().map(LookupTerms::publisherAccount),
            stated.products().stream().map(Product::name),
            stated.packages().stream().map(PackageName::name))
        .flatMap(names -> names)
        .filter(Objects::nonNull)
        .takeWhile(name -> terms.size() < MAX_TERMS)
        .forEach(name -> addAll(terms, Words.of(name), false));
    addAll(terms, Words.of(advisory.text()), true);
    if (advisory.url() != null) {
      terms.addAll(ofUrl(advisory.url()));
    }
    return Set.copyOf(terms);
  }

  /** What many packages of one record have in common, if they are one publisher's. */
  private static @Nullable String publisherAccount(PackageName packageName) {
    return packageName.publisher() instanceof Publisher.Account(var name) ? name : null;
  }

  /** The terms of a name: all of its words that an advisory would be filed under. */
  public static Set<String> of(String name) {
    Set<String> terms = new LinkedHashSet<>();
    addAll(terms, Words.of(name), false);
    return Set.copyOf(terms);
  }

  /** The term of an article's link, however it is decorated; empty for what is no link. */
  public static Set<String> ofUrl(String url) {
    return CanonicalUrl.of(url).map(link -> Set.of("link " + link)).orElse(Set.of());
  }

  private static void addAll(Set<String> terms, Words words, boolean capitalsOnly) {
    for (int i = 0; i < words.size() && terms.size() < MAX_TERMS; i++) {
      String exact = words.original(i);
      boolean capital =
          exact.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
      if (isTerm(words.folded(i)) && (capital || !capitalsOnly)) {
        terms.add(words.folded(i));
      }
    }
  }

  private static boolean isTerm(String word) {
    return !word.equals("&") && !word.equals("+") && !CommonWords.isStopWord(word);
  }
}
