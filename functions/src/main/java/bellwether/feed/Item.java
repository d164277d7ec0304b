package bellwether.feed;

import bellwether.domain.Advisory;
import java.util.Set;

/**
 * An advisory with the several ways to know it again when its feed gives it another key.
 *
 * @param fingerprints the first 64 bits of SHA-256 of: the native id; the canonical link, where no
 *     other item of the document shares it; title and text without spacing and punctuation
 */
public record Item(Advisory advisory, Set<Long> fingerprints) {

  public Item {
    fingerprints = Set.copyOf(fingerprints);
  }
}
