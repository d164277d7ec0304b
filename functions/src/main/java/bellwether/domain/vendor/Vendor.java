package bellwether.domain.vendor;

import bellwether.domain.chain.SupplyChain;
import bellwether.domain.feed.StatusPage;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A company on a customer's vendor list.
 *
 * @param tier the customer's ranking, as written; null if none
 * @param owner the customer's person responsible for it; null if none
 * @param excludedPhrases phrases that contain the vendor's name but do not mean it
 * @param statusPage its status page; null if unknown
 * @param chain the suppliers that it is said to have
 */
public record Vendor(
    String name,
    List<String> domains,
    List<String> aliases,
    List<String> products,
    @Nullable String tier,
    @Nullable String owner,
    List<String> excludedPhrases,
    @Nullable StatusPage statusPage,
    SupplyChain chain) {
  public static final Comparator<Vendor> BY_NAME =
      Comparator.comparing(Vendor::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Vendor::name);

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}&+]+");

  public Vendor {
    if (key(name).isEmpty()) {
      throw new IllegalArgumentException("a vendor's name needs a letter or a digit");
    }
    domains = List.copyOf(domains);
    aliases = List.copyOf(aliases);
    products = List.copyOf(products);
    excludedPhrases = List.copyOf(excludedPhrases);
  }

  /** Creates a vendor without declared suppliers. */
  public Vendor(
      String name,
      List<String> domains,
      List<String> aliases,
      List<String> products,
      @Nullable String tier,
      @Nullable String owner,
      List<String> exclude,
      @Nullable StatusPage statusPage) {
    this(name, domains, aliases, products, tier, owner, exclude, statusPage, SupplyChain.NONE);
  }

  /** Creates a vendor without a status page. */
  public Vendor(
      String name,
      List<String> domains,
      List<String> aliases,
      List<String> products,
      @Nullable String tier,
      @Nullable String owner,
      List<String> exclude) {
    this(name, domains, aliases, products, tier, owner, exclude, null);
  }

  /** Returns a copy with these excluded phrases. */
  public Vendor withExcludedPhrases(List<String> phrases) {
    return new Vendor(name, domains, aliases, products, tier, owner, phrases, statusPage, chain);
  }

  /** Returns a copy with these suppliers. */
  public Vendor withChain(SupplyChain suppliers) {
    return new Vendor(
        name, domains, aliases, products, tier, owner, excludedPhrases, statusPage, suppliers);
  }

  /** Creates a vendor with only a name. */
  public static Vendor ofName(String name) {
    return new Vendor(name, List.of(), List.of(), List.of(), null, null, List.of());
  }

  /** The identity of the vendor: spellings of one name have the same key. */
  public String key() {
    return key(name);
  }

  /** Lower-case words of letters and digits without accents, separated by single spaces. */
  public static String key(String name) {
    return SEPARATORS
        .matcher(withoutAccents(name).toLowerCase(Locale.ROOT))
        .replaceAll(" ")
        .strip();
  }

  /** Without the normalizer for ASCII, because its tables take a moment to load. */
  private static String withoutAccents(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 128) {
        return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
      }
    }
    return name;
  }

  /** Whether the text is the vendor's name or one of its aliases. */
  public boolean isCalled(String text) {
    String key = key(text);
    return key().equals(key) || aliases.stream().anyMatch(alias -> key(alias).equals(key));
  }
}
