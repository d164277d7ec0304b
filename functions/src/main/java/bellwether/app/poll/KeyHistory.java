package bellwether.app.poll;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ItemIdentity;
import bellwether.feed.document.Wording;
import bellwether.store.AdvisoryStore;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the advisories stored under one key of a feed, numbered from 1: a status page uses one link
 * for all incidents, and a leak site may list a victim again a year later.
 */
final class KeyHistory {
  /** How many of the newest are compared, besides the first, which may outlive them. */
  private static final int MAX_COMPARED = 3;

  /** More than a feed shows under one key before rows expire. */
  private static final int MAX_ADVISORIES = 1 << 16;

  /** A reworded item with a date this much later is another story. */
  private static final Duration NEW_STORY_AFTER = Duration.ofDays(30);

  private final AdvisoryStore advisories;
  private final IdentifiedItem item;
  private final Map<Integer, Optional<Advisory>> lookups = new HashMap<>();
  private final int size;

  KeyHistory(AdvisoryStore advisories, IdentifiedItem item) {
    this.advisories = advisories;
    this.item = item;
    this.size = count();
  }

  int size() {
    return size;
  }

  /** The newest advisory that the item is an edit or a copy of. */
  Optional<Advisory> findMatch() {
    return Stream.concat(
            Stream.iterate(size, number -> number - 1).limit(Math.min(MAX_COMPARED, size)),
            Stream.of(1))
        .distinct()
        .flatMap(number -> find(number).stream())
        .filter(this::isSameItem)
        .findFirst();
  }

  /** Numbers have no gaps, so a binary search finds the last. */
  private int count() {
    int missing = 1;
    while (missing < MAX_ADVISORIES && find(missing).isPresent()) {
      missing *= 2;
    }
    int last = missing / 2;
    while (missing - last > 1) {
      int middle = (last + missing) / 2;
      if (find(middle).isPresent()) {
        last = middle;
      } else {
        missing = middle;
      }
    }
    return last;
  }

  private Optional<Advisory> find(int number) {
    return lookups.computeIfAbsent(
        number, n -> advisories.find(item.advisoryForOccurrence(n).id()));
  }

  private boolean isSameItem(Advisory stored) {
    return switch (item.keyKind()) {
      case RECORD -> true;
      case RECURRING -> !isNewClaim(stored.published(), item.advisory().published());
      case PROSE -> isSameStory(stored, item.advisory());
    };
  }

  private static boolean isNewClaim(
      @Nullable OffsetDateTime previous, @Nullable OffsetDateTime current) {
    return previous != null
        && current != null
        && ItemIdentity.isSeparateClaim(previous.toInstant(), current.toInstant());
  }

  private static boolean isSameStory(Advisory stored, Advisory current) {
    Wording oldWording = Wording.of(stored);
    Wording newWording = Wording.of(current);
    if (stored.editHistory().fingerprints().contains(newWording.fingerprint())
        || oldWording.fingerprint() == newWording.fingerprint()) {
      return true;
    }
    OffsetDateTime published = current.published();
    if (published != null
        && stored.published() != null
        && Duration.between(stored.published(), published).compareTo(NEW_STORY_AFTER) > 0) {
      return false;
    }
    boolean sameTitleOrLink =
        stored.title().equalsIgnoreCase(current.title())
            || canonicalLink(stored).equals(canonicalLink(current));
    return sameTitleOrLink
        ? newWording.resembles(oldWording)
        : newWording.closelyResembles(oldWording);
  }

  /** The canonical link; empty if there is none, so that two items without a link agree. */
  private static List<String> canonicalLink(Advisory advisory) {
    return Optional.ofNullable(advisory.url()).flatMap(CanonicalUrl::of).stream().toList();
  }
}
