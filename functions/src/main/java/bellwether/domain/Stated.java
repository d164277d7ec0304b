package bellwether.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's format states outright, so that matching need not guess it from text.
 *
 * @param victims organisations that the format names as breached, and other spellings of theirs
 * @param vendor maker of the product concerned
 * @param claim whether this is the attackers' own word
 * @param records number of records taken; null where not stated
 * @param dataClasses kinds of data taken, in the feed's words
 * @param exploitation of the product concerned
 * @param retracted whether the source takes the whole record back
 */
public record Stated(
    List<String> victims,
    @Nullable String vendor,
    @Nullable String product,
    boolean claim,
    @Nullable Long records,
    List<String> dataClasses,
    Exploitation exploitation,
    boolean retracted) {

  /** For formats that carry prose only. */
  public static final Stated NOTHING =
      new Stated(List.of(), null, null, false, null, List.of(), Exploitation.NOT_STATED, false);

  /** Victims alone, as a register names them. */
  public static Stated victims(List<String> victims) {
    return NOTHING.withVictims(victims);
  }

  /** A product with its maker, either of which may be unknown. */
  public static Stated product(@Nullable String vendor, @Nullable String product) {
    return NOTHING.withProduct(vendor, product);
  }

  public Stated {
    victims = List.copyOf(victims);
    dataClasses = List.copyOf(dataClasses);
  }

  /** The same with these victims. */
  public Stated withVictims(List<String> named) {
    return new Stated(named, vendor, product, claim, records, dataClasses, exploitation, retracted);
  }

  /** The same with this maker and product. */
  public Stated withProduct(@Nullable String maker, @Nullable String made) {
    return new Stated(victims, maker, made, claim, records, dataClasses, exploitation, retracted);
  }

  /** The same as the attackers' own word. */
  public Stated asClaim() {
    return new Stated(
        victims, vendor, product, true, records, dataClasses, exploitation, retracted);
  }

  /** The same with what was taken. */
  public Stated withTaken(@Nullable Long number, List<String> kinds) {
    return new Stated(victims, vendor, product, claim, number, kinds, exploitation, retracted);
  }

  /** The same with this use by attackers. */
  public Stated withExploitation(Exploitation use) {
    return new Stated(victims, vendor, product, claim, records, dataClasses, use, retracted);
  }

  /** The same, taken back by its source if that says so. */
  public Stated retractedIf(boolean takenBack) {
    return new Stated(
        victims, vendor, product, claim, records, dataClasses, exploitation, takenBack);
  }
}
