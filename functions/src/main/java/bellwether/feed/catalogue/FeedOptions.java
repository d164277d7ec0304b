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

/** Decides which of the feeds that need something are polled, by the deployment's settings. */
public final class FeedOptions {
  /** Names the optional feeds that are wanted, separated by commas. */
  public static final String OPTIONAL_FEEDS_VARIABLE = "BELLWETHER_OPTIONAL_FEEDS";

  /** Whom a feed's operator may write to. */
  public static final String CONTACT_VARIABLE = "BELLWETHER_CONTACT";

  /** The key to the paid interface of ransomware.live. */
  private static final String RANSOMWARE_LIVE_KEY = "BELLWETHER_FEED_KEY_RANSOMWARE_LIVE";

  /** Nothing is set. */
  public static final FeedOptions NONE = new FeedOptions(variable -> Optional.empty());

  private final Function<String, Optional<String>> settings;
  private final Set<String> selectedFeeds;

  /**
   * Switches set by these settings.
   *
   * @param settings gives the value of a variable; empty where it is unset or blank
   */
  public FeedOptions(Function<String, Optional<String>> settings) {
    this.settings = settings;
    this.selectedFeeds =
        Arrays.stream(settings.apply(OPTIONAL_FEEDS_VARIABLE).orElse("").split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Names that were asked for and that no feed has, in lower case. */
  public Set<String> unknownNames(List<Feed> feeds) {
    Set<String> names = new TreeSet<>(selectedFeeds);
    feeds.forEach(feed -> names.remove(feed.name().toLowerCase(Locale.ROOT)));
    names.remove("");
    return names;
  }

  /**
   * How a feed can be read here.
   *
   * @param contact whether the feed lets nobody in who does not say whom to write to
   * @param optional why the feed is off unless somebody asks for it; null for one that is on
   */
  FeedAccess accessTo(
      String feed, boolean contact, FeedAccess.@Nullable ApiKey key, @Nullable String optional) {
    if (optional != null && !selectedFeeds.contains(feed.toLowerCase(Locale.ROOT))) {
      return new FeedAccess(
          key,
          optional
              + "; to read it all the same, add its name to "
              + settingName(OPTIONAL_FEEDS_VARIABLE));
    }
    if (contact && settings.apply(CONTACT_VARIABLE).flatMap(ContactAddress::find).isEmpty()) {
      return new FeedAccess(
          key,
          "it wants to know whom to write to; set "
              + settingName(CONTACT_VARIABLE)
              + " to an e-mail address");
    }
    if (key != null && settings.apply(key.environmentVariable()).isEmpty()) {
      return new FeedAccess(key, "it wants a key; set " + settingName(key.environmentVariable()));
    }
    return new FeedAccess(key, null);
  }

  /** The parameter of the stack where there is one, and the variable that it fills. */
  private static String settingName(String variable) {
    return switch (variable) {
      case OPTIONAL_FEEDS_VARIABLE -> "OptionalFeeds (" + variable + ")";
      case CONTACT_VARIABLE -> "ContactEmail (" + variable + ")";
      case RANSOMWARE_LIVE_KEY -> "RansomwareLiveKeyName (" + variable + ")";
      default -> variable;
    };
  }
}
