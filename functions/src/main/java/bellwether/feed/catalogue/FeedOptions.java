package bellwether.feed.catalogue;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.FeedAccess;
import bellwether.feed.http.ContactAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which feeds are polled according to the deployment's settings. */
public final class FeedOptions {
  /**
   * The optional feeds to poll, separated by commas. A name that ends with an asterisk selects
   * every optional feed that begins with the text before it.
   */
  public static final String OPTIONAL_FEEDS_VARIABLE = "BELLWETHER_OPTIONAL_FEEDS";

  /** The contact that operators of feeds may write to. */
  public static final String CONTACT_VARIABLE = "BELLWETHER_CONTACT";

  /** The key of the paid API of ransomware.live. */
  private static final String RANSOMWARE_LIVE_KEY = "BELLWETHER_FEED_KEY_RANSOMWARE_LIVE";

  public static final FeedOptions NONE = new FeedOptions(variable -> Optional.empty());

  private final Function<String, Optional<String>> settings;
  private final Set<String> selectedFeeds;

  /** {@code settings} returns the value of a variable; empty if it is unset or blank. */
  public FeedOptions(Function<String, Optional<String>> settings) {
    this.settings = settings;
    this.selectedFeeds =
        Arrays.stream(settings.apply(OPTIONAL_FEEDS_VARIABLE).orElse("").split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Requested names of unknown feeds, in lower case. */
  public Set<String> unknownNames(List<Feed> feeds) {
    Set<String> names = new TreeSet<>(selectedFeeds);
    names.removeIf(
        name -> name.isEmpty() || feeds.stream().anyMatch(feed -> isNamedBy(name, feed.name())));
    return names;
  }

  /**
   * Whether and how a feed can be read.
   *
   * @param contact whether the feed requires a contact in the User-Agent
   * @param optional why the feed is off by default; null for one that is on
   */
  FeedAccess accessTo(
      String feed, boolean contact, FeedAccess.@Nullable ApiKey key, @Nullable String optional) {
    if (optional != null && selectedFeeds.stream().noneMatch(name -> isNamedBy(name, feed))) {
      return new FeedAccess(
          key,
          optional
              + "; to read it all the same, add its name to "
              + settingName(OPTIONAL_FEEDS_VARIABLE));
    }
    if (contact && settings.apply(CONTACT_VARIABLE).flatMap(ContactAddress::find).isEmpty()) {
      return new FeedAccess(
          key,
          "it requires a contact; set " + settingName(CONTACT_VARIABLE) + " to an email address");
    }
    if (key != null && settings.apply(key.environmentVariable()).isEmpty()) {
      return new FeedAccess(key, "it wants a key; set " + settingName(key.environmentVariable()));
    }
    return new FeedAccess(key, null);
  }

  private static boolean isNamedBy(String lowerCaseName, String feed) {
    String lowerCaseFeed = feed.toLowerCase(Locale.ROOT);
    return lowerCaseName.endsWith("*")
        ? lowerCaseFeed.startsWith(lowerCaseName.substring(0, lowerCaseName.length() - 1))
        : lowerCaseFeed.equals(lowerCaseName);
  }

  /** The stack parameter, if there is one, and the variable. */
  private static String settingName(String variable) {
    return switch (variable) {
      case OPTIONAL_FEEDS_VARIABLE -> "OptionalFeeds (" + variable + ")";
      case CONTACT_VARIABLE -> "ContactEmail (" + variable + ")";
      case RANSOMWARE_LIVE_KEY -> "RansomwareLiveKeyName (" + variable + ")";
      default -> variable;
    };
  }
}
