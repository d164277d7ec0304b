package bellwether.match.facts;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Trait;
import bellwether.domain.vendor.Vendor;
import bellwether.match.text.ItemText;
import bellwether.match.text.WordSets;
import bellwether.match.text.Words;
import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Extracts what an advisory says happened to, or through, a vendor, and who says so. */
public final class EventFacts {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"|]{1,500}");

  /** Ends an address in prose. */
  private static final Pattern TRAILING_PUNCTUATION = Pattern.compile("[.,;:!?)\\]'’”]+$");

  private static final Set<String> ACCESS_ENABLING_DATA = WordSets.get("access-enabling data");
  private static final Set<String> COMPANY_DATA = WordSets.get("company data");
  private static final Set<String> STATEMENT_VERBS = WordSets.get("statement verbs");

  private EventFacts() {}

  /**
   * Extracts the event.
   *
   * @param exposedData {@link ExposedData#of} the advisory
   */
  public static Event of(Advisory advisory, Match match, List<String> exposedData) {
    ItemText item = ItemText.of(advisory);
    StatedFacts stated = advisory.statedFacts();
    Event.Kind kind = kind(item, stated, match.role());
    return new Event(
        kind,
        kind == Event.Kind.EXPLOITED_VULNERABILITY ? product(stated, match.vendor()) : null,
        exposure(exposedData),
        AffectedPeople.of(advisory, item).orElse(null),
        cveIds(advisory),
        source(advisory, item.title(), match),
        statementUrl(advisory, match.vendor()).orElse(null));
  }

  /** The maker of an exploited product is a source, and only that: it was not breached itself. */
  private static Event.Kind kind(ItemText item, StatedFacts stated, Role role) {
    if (stated.malware() && role == Role.SOURCE) {
      return Event.Kind.MALICIOUS_PACKAGE;
    }
    boolean exploited =
        stated.exploitation() != Exploitation.NOT_STATED
            || (role == Role.SOURCE && IncidentTraits.reportsExploitedFlaw(item.title()));
    return exploited ? Event.Kind.EXPLOITED_VULNERABILITY : Event.Kind.BREACH;
  }

  private static @Nullable String product(StatedFacts stated, Vendor vendor) {
    return stated.products().stream()
        .filter(product -> product.vendor() != null && vendor.isCalled(product.vendor()))
        .map(Product::name)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Data that is not known to be a company's own is about people, as a register's classes are. */
  private static Event.Exposure exposure(List<String> exposedData) {
    List<String> kinds = exposedData.stream().map(kind -> kind.toLowerCase(Locale.ROOT)).toList();
    if (kinds.isEmpty()) {
      return Event.Exposure.NOT_STATED;
    }
    if (kinds.stream().anyMatch(ACCESS_ENABLING_DATA::contains)) {
      return Event.Exposure.ACCESS;
    }
    return COMPANY_DATA.containsAll(kinds) ? Event.Exposure.OTHER : Event.Exposure.PERSONAL_DATA;
  }

  private static List<String> cveIds(Advisory advisory) {
    Set<Trait> found = new HashSet<>();
    CveIds.collect(advisory.title(), found);
    CveIds.collect(advisory.text(), found);
    return found.stream()
        .map(trait -> trait.value().toUpperCase(Locale.ROOT))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Event.Source source(Advisory advisory, Words title, Match match) {
    StatedFacts stated = advisory.statedFacts();
    if (stated.claim()) {
      return Event.Source.ATTACKER;
    }
    if (isSentBy(match.vendor(), advisory)) {
      return Event.Source.VENDOR_MAIL;
    }
    if (StatusPage.isFeedName(advisory.feed()) || isOnSiteOf(match.vendor(), advisory.url())) {
      return Event.Source.VENDOR;
    }
    if (!stated.equals(StatedFacts.NONE)) {
      return Event.Source.REGISTER;
    }
    boolean quoted =
        match.confidence() == Confidence.CONFIRMED && quotes(title, match.matchedText());
    return quoted ? Event.Source.VENDOR_IN_PRESS : Event.Source.PRESS;
  }

  /** Whether a verb makes the name the speaker: "Okta says ...", or at the end ", says Okta". */
  private static boolean quotes(Words title, String name) {
    List<String> words = folded(title);
    List<String> named = folded(Words.of(name));
    int first = named.isEmpty() ? -1 : Collections.indexOfSubList(words, named);
    if (first < 0) {
      return false;
    }
    int next = first + named.size();
    int verb = next < words.size() ? next : first - 1;
    return verb >= 0 && STATEMENT_VERBS.contains(words.get(verb));
  }

  private static List<String> folded(Words words) {
    return IntStream.range(0, words.size()).mapToObj(i -> words.get(i).folded()).toList();
  }

  /** The first page of the vendor's own site that the text names. */
  private static Optional<String> statementUrl(Advisory advisory, Vendor vendor) {
    return ADDRESS
        .matcher(advisory.text())
        .results()
        .map(MatchResult::group)
        .map(address -> TRAILING_PUNCTUATION.matcher(address).replaceAll(""))
        .filter(address -> isOnSiteOf(vendor, address))
        .findFirst();
  }

  /** Whether the address is on one of the domains that the customer listed for the vendor. */
  private static boolean isOnSiteOf(Vendor vendor, @Nullable String address) {
    return isOfVendor(vendor, host(address));
  }

  /** Whether the vendor sent the e-mail: its own notice, forwarded or not. */
  private static boolean isSentBy(Vendor vendor, Advisory advisory) {
    return advisory.sender() != null && isOfVendor(vendor, advisory.sender());
  }

  private static boolean isOfVendor(Vendor vendor, String host) {
    return vendor.domains().stream()
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
  }

  private static String host(@Nullable String address) {
    try {
      String host = address == null ? null : URI.create(address).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }
}
