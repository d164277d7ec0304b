package bellwether.match.names;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.domain.advisory.PackageName;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.Publisher;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.CommonWords;
import bellwether.match.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terms under which advisories are indexed, so that a lookup by name finds them.
 *
 * <p>An advisory that writes a name with its capitals is indexed under all terms of the name,
 * unless {@link #MAX_TERMS} other terms precede it.
 */
public final class LookupTerms {
  /** The most terms of an advisory; those of its title come first. */
  static final int MAX_TERMS = 60;

  private LookupTerms() {}

  /** The words of the title and of what the feed states, and the capitalised words of the text. */
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

  /** The account that published a package, which many packages of one advisory may share. */
  private static @Nullable String publisherAccount(PackageName packageName) {
    return packageName.publisher() instanceof Publisher.Account(var name) ? name : null;
  }

  /** The terms of a name. */
  public static Set<String> of(String name) {
    Set<String> terms = new LinkedHashSet<>();
    addAll(terms, Words.of(name), false);
    return Set.copyOf(terms);
  }

  /** The terms of each name, alias and product of a vendor. */
  public static List<Set<String>> of(Vendor vendor) {
    return Stream.of(List.of(vendor.name()), vendor.aliases(), vendor.products())
        .flatMap(List::stream)
        .map(LookupTerms::of)
        .filter(terms -> !terms.isEmpty())
        .distinct()
        .toList();
  }

  /** The term of a link, without its tracking parameters; empty if it is not a link. */
  public static Set<String> ofUrl(String url) {
    return CanonicalUrl.of(url).map(link -> Set.of("link " + link)).orElse(Set.of());
  }

  private static void addAll(Set<String> terms, Words words, boolean capitalsOnly) {
    for (int i = 0; i < words.size() && terms.size() < MAX_TERMS; i++) {
      String word = words.folded(i);
      if (!word.equals("&")
          && !word.equals("+")
          && !CommonWords.isStopWord(word)
          && (!capitalsOnly || Spelling.hasCapitalOrDigit(words.original(i)))) {
        terms.add(word);
      }
    }
  }
}
