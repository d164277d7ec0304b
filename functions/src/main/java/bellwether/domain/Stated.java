package bellwether.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's format states outright, so that matching need not guess it from text.
 *
 * @param victims organisations that the format names as breached
 * @param vendor maker of the product concerned
 * @param claim whether this is the attackers' own word
 * @param records number of records taken; null where not stated
 * @param dataClasses kinds of data taken, in the feed's words
 */
public record Stated(
    List<String> victims,
    @Nullable String vendor,
    @Nullable String product,
    boolean claim,
    @Nullable Long records,
    List<String> dataClasses) {

  /** For formats that carry prose only. */
  public static final Stated NOTHING = new Stated(List.of(), null, null, false, null, List.of());

  /** Victims alone, as a leak site or a register names them. */
  public static Stated victims(List<String> victims) {
    return new Stated(victims, null, null, false, null, List.of());
  }

  public Stated {
    victims = List.copyOf(victims);
    dataClasses = List.copyOf(dataClasses);
  }
}
