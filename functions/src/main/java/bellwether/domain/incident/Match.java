package bellwether.domain.incident;

import bellwether.domain.vendor.Vendor;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vendor that an advisory names, with its role and the reasons for it.
 *
 * @param matchedText the words as the advisory writes them
 * @param sentence the sentence that decided the role
 * @param rules what decided, in plain words
 */
public record Match(
    Vendor vendor,
    Role role,
    Confidence confidence,
    String matchedText,
    String sentence,
    List<String> rules) {

  public Match {
    rules = List.copyOf(rules);
  }

  /** Returns a mention of the vendor for this reason; a mention is returned unchanged. */
  public Match asMention(String reason) {
    return triggersAlert()
        ? new Match(
            vendor, Role.MENTIONED, Confidence.CONFIRMED, matchedText, sentence, List.of(reason))
        : this;
  }

  /** Returns a copy with one more reason. */
  public Match withReason(String reason) {
    return new Match(
        vendor,
        role,
        confidence,
        matchedText,
        sentence,
        Stream.concat(rules.stream(), Stream.of(reason)).toList());
  }

  /** Returns a copy that is retracted for this reason. */
  public Match asRetraction(String reason) {
    return new Match(
        vendor, Role.MENTIONED, Confidence.RETRACTED, matchedText, sentence, List.of(reason));
  }

  /**
   * Whether the advisory denies or retracts a report about the vendor, which concerns everyone who
   * was alerted to it.
   */
  public boolean isDenial() {
    return !triggersAlert()
        && (confidence == Confidence.DISPUTED || confidence == Confidence.RETRACTED);
  }

  /** Whether the vendor is possibly concerned, but not likely enough for an alert. */
  public boolean isPossible() {
    return !triggersAlert() && confidence == Confidence.UNCERTAIN;
  }

  /** Whether the match triggers an alert to the vendor's customers. */
  public boolean triggersAlert() {
    return role.triggersAlert();
  }
}
