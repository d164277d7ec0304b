package bellwether.app.lookup;

import bellwether.app.vendors.VendorLists;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.reply.CommandReplies;
import bellwether.slack.reply.MatchedAdvisory;
import bellwether.store.CustomerStore;
import bellwether.store.Stores;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Manages the phrases that look like a vendor's name but do not mean it. */
public final class Exclusions {
  /** A name with more exclusions than this is too ambiguous to watch. */
  private static final int MAX_PHRASES = 50;

  private final CustomerStore customers;
  private final VendorLists lists;
  private final String team;
  private final Function<Vendor, List<MatchedAdvisory>> lookup;

  /** {@code lookup} returns the stored reports that name a vendor. */
  public Exclusions(
      VendorLists lists, String team, Function<Vendor, List<MatchedAdvisory>> lookup) {
    this.customers = lists.customers();
    this.lists = lists;
    this.team = team;
    this.lookup = lookup;
  }

  /** The exclusions as one person changes them. */
  public static Exclusions by(
      Stores stores,
      String team,
      String user,
      InstantSource clock,
      Function<Vendor, List<MatchedAdvisory>> lookup) {
    return new Exclusions(VendorLists.of(stores, user, clock), team, lookup);
  }

  /**
   * Excludes a phrase, or previews which reports that would hide. The words are the vendor's name,
   * then the phrase.
   */
  public SlackMessage exclude(String words, boolean confirmed) {
    return withNamedVendor(words, (vendor, phrase) -> exclude(vendor, phrase, confirmed));
  }

  private SlackMessage exclude(Vendor vendor, String phrase, boolean confirmed) {
    if (!isExcludable(vendor, phrase)) {
      return CommandReplies.phraseRequired(vendor.name());
    }
    Vendor updated = vendor.withExcludedPhrases(withPhrase(vendor, phrase));
    if (confirmed) {
      lists.put(team, updated);
    }
    return CommandReplies.exclusionResult(
        vendor.name(), phrase, hiddenReports(vendor, updated), confirmed);
  }

  /**
   * The reports that an exclusion would hide; empty if the phrase is the vendor's own name, or the
   * vendor is not listed.
   */
  public Optional<List<MatchedAdvisory>> previewHidden(String vendor, String phrase) {
    return findVendor(vendor)
        .filter(one -> isExcludable(one, phrase))
        .map(one -> hiddenReports(one, one.withExcludedPhrases(withPhrase(one, phrase))));
  }

  public void addPhrase(String vendor, String phrase) {
    findVendor(vendor)
        .filter(one -> isExcludable(one, phrase))
        .ifPresent(one -> lists.put(team, one.withExcludedPhrases(withPhrase(one, phrase))));
  }

  private Optional<Vendor> findVendor(String name) {
    return customers.vendors(team).stream()
        .filter(vendor -> vendor.key().equals(Vendor.key(name)))
        .findFirst();
  }

  private static boolean isExcludable(Vendor vendor, String phrase) {
    return !Vendor.key(phrase).isEmpty() && !Vendor.key(phrase).equals(vendor.key());
  }

  private static List<String> withPhrase(Vendor vendor, String phrase) {
    List<String> phrases = new ArrayList<>(vendor.excludedPhrases());
    boolean known = phrases.stream().anyMatch(one -> Vendor.key(one).equals(Vendor.key(phrase)));
    if (!known && phrases.size() < MAX_PHRASES) {
      phrases.add(phrase);
    }
    return phrases;
  }

  public SlackMessage include(String words) {
    return withNamedVendor(words, this::include);
  }

  private SlackMessage include(Vendor vendor, String phrase) {
    String key = Vendor.key(phrase);
    List<String> left =
        vendor.excludedPhrases().stream().filter(one -> !Vendor.key(one).equals(key)).toList();
    if (left.size() < vendor.excludedPhrases().size()) {
      lists.put(team, vendor.withExcludedPhrases(left));
    }
    return CommandReplies.exclusionList(vendor.name(), left);
  }

  private List<MatchedAdvisory> hiddenReports(Vendor vendor, Vendor updated) {
    Set<String> left =
        lookup.apply(updated).stream()
            .map(found -> found.advisory().id())
            .collect(Collectors.toSet());
    return lookup.apply(vendor).stream()
        .filter(found -> !left.contains(found.advisory().id()))
        .toList();
  }

  /** Finds the listed vendor whose name the words begin with; the longest of several. */
  private SlackMessage withNamedVendor(
      String words, BiFunction<Vendor, String, SlackMessage> reply) {
    String key = Vendor.key(words) + " ";
    return customers.vendors(team).stream()
        .filter(vendor -> key.startsWith(vendor.key() + " "))
        .max(Comparator.comparingInt(vendor -> vendor.key().length()))
        .map(vendor -> reply.apply(vendor, phraseAfterName(words, vendor)))
        .orElseGet(() -> CommandReplies.vendorNotFound(words));
  }

  /** The text after the vendor's name; a phrase may itself begin with the name. */
  private static String phraseAfterName(String words, Vendor vendor) {
    int from = 0;
    while (from < words.length() && !Vendor.key(words.substring(0, from)).equals(vendor.key())) {
      from++;
    }
    return words.substring(from).replaceAll("[\"\u201C\u201D\u201E]", "").strip();
  }
}
