package bellwether.app.poll;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.CanonicalUrl;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.Recurrence;
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
 * What was kept under one key of a feed, numbered from 1: a status page shows each new story under
 * one link, and a gang lists a victim again a year later.
 */
final class KeyHistory {
  /** The newest are compared, and the first, which outlives the others where a row expired. */
  private static final int MAX_COMPARED = 3;

  /** More under one key than a feed shows in the time that rows are kept. */
  private static final int MAX_ADVISORIES = 1 << 16;

  /** An item that is reworded and dated so much later is not the story of before. */
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

  /** How many things were kept under the key. */
  int size() {
    return size;
  }

  /** The newest of them that the item is an edit or a copy of. */
  Optional<Advisory> findMatch() {
    return Stream.concat(
            Stream.iterate(size, number -> number - 1).limit(Math.min(MAX_COMPARED, size)),
            Stream.of(1))
        .distinct()
        .flatMap(number -> find(number).stream())
        .filter(this::isSameItem)
        .findFirst();
  }

  /** Numbers are given without a gap, so that a search by halves finds the last. */
  private int count() {
    int none = 1;
    while (none < MAX_ADVISORIES && find(none).isPresent()) {
      none *= 2;
    }
    int last = none / 2;
    while (none - last > 1) {
      int middle = (last + none) / 2;
      if (find(middle).isPresent()) {
        last = middle;
      } else {
        none = middle;
      }
    }
    return last;
  }

  private Optional<Advisory> find(int number) {
    return lookups.computeIfAbsent(
        number, n -> advisories.find(item.advisoryForOccurrence(n).id()));
  }

  private boolean isSameItem(Advisory kept) {
    return switch (item.keyKind()) {
      case RECORD -> true;
      case RECURRING -> !isNewClaim(kept.published(), item.advisory().published());
      case PROSE -> isSameStory(kept, item.advisory());
    };
  }

  private static boolean isNewClaim(@Nullable OffsetDateTime was, @Nullable OffsetDateTime is) {
    return was != null && is != null && Recurrence.isSeparateClaim(was.toInstant(), is.toInstant());
  }

  private static boolean isSameStory(Advisory kept, Advisory now) {
    Wording was = Wording.of(kept);
    Wording is = Wording.of(now);
    if (kept.editHistory().fingerprints().contains(is.fingerprint())
        || was.fingerprint() == is.fingerprint()) {
      return true;
    }
    OffsetDateTime published = now.published();
    if (published != null
        && kept.published() != null
        && Duration.between(kept.published(), published).compareTo(NEW_STORY_AFTER) > 0) {
      return false;
    }
    boolean vouched =
        kept.title().equalsIgnoreCase(now.title())
            || canonicalLink(kept).equals(canonicalLink(now));
    return vouched ? is.resembles(was) : is.closelyResembles(was);
  }

  /** The link in its canonical spelling; none where there is none, which speaks against nothing. */
  private static List<String> canonicalLink(Advisory advisory) {
    return Optional.ofNullable(advisory.url()).flatMap(CanonicalUrl::of).stream().toList();
  }
}
