package bellwether.match.roles;

import bellwether.domain.Sha256;
import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.advisory.RoleReadings;
import bellwether.match.names.NameHit;
import bellwether.match.text.ItemText;
import bellwether.match.text.Words;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the roles of vendors in one advisory, and remembers what it read. What was read when the
 * advisory was matched, beside the vendors of all customers, is not read again, nor is what was
 * read for a vendor that is named in the same places. Not thread-safe.
 */
public final class RoleReader {
  /** An advisory has a few dozen keys, so 64 bits are enough to tell them apart. */
  private static final int KEY_BYTES = 8;

  /** Stands for a name in the text of a key; feeds' texts contain no control characters. */
  private static final char MARKER = '\u0001';

  private final Map<String, RoleProbabilities> read;

  public RoleReader(RoleReadings known) {
    this.read = new HashMap<>(known.byKey());
  }

  /**
   * How likely each role of the vendor with these names is.
   *
   * @param model asks the model, if that was not done yet
   */
  RoleProbabilities read(
      ItemText item,
      List<NameHit> inTitle,
      List<NameHit> inText,
      Supplier<RoleProbabilities> model) {
    return read.computeIfAbsent(key(item, inTitle, inText), _ -> model.get());
  }

  /** Everything that is known to have been read. */
  public RoleReadings readings() {
    return new RoleReadings(read);
  }

  /** Depends on the model, the item and where it names the vendor. */
  private static String key(ItemText item, List<NameHit> inTitle, List<NameHit> inText) {
    String text = RoleModel.VERSION + marked(item.title(), inTitle) + marked(item.text(), inText);
    byte[] hash = Arrays.copyOf(Sha256.digest(text), KEY_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static String marked(Words words, List<NameHit> names) {
    StringBuilder text = new StringBuilder("\n");
    int from = 0;
    for (NameHit name : names) {
      if (words.start(name.from()) >= from) {
        text.append(words.rawSubstring(from, words.start(name.from()))).append(MARKER);
        from = words.end(name.to() - 1);
      }
    }
    return text.append(words.rawSubstring(from, words.endBefore(words.size()))).toString();
  }
}
