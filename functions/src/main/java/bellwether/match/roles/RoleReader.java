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
 * Reads the roles of vendors in one advisory, and collects what it read. What was read when the
 * advisory was matched, beside the vendors of all customers, is not read again. Not thread-safe.
 */
public final class RoleReader {
  /** Two texts of an advisory never have the same key: 64 bits for a few dozen of them. */
  private static final int KEY_BYTES = 8;

  /** Stands for a name in the text of a key; feeds' texts contain no control characters. */
  private static final char MARKER = '\u0001';

  private final RoleReadings known;
  private final Map<String, RoleProbabilities> read = new HashMap<>();

  public RoleReader(RoleReadings known) {
    this.known = known;
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
    String key = key(item, inTitle, inText);
    RoleProbabilities before = known.byKey().get(key);
    RoleProbabilities probabilities = before == null ? model.get() : before;
    read.put(key, probabilities);
    return probabilities;
  }

  /** Everything that was read until now. */
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
