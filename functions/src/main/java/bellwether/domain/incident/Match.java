package bellwether.domain.incident;

import bellwether.domain.vendor.Vendor;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vendor found in an advisory, what part it plays there, and why we think so.
 *
 * @param matchedText the words as the advisory writes them
 * @param sentence the sentence that decided the role
 * @param rules ids of the rules that decided, in plain words
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

  /** The same vendor, merely mentioned for this reason; a mention stays as it is. */
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
   * Whether the advisory denies or retracts what was reported about the vendor, which matters to
   * everyone who was alerted to that.
   */
  public boolean isDenial() {
    return !triggersAlert()
        && (confidence == Confidence.DISPUTED || confidence == Confidence.RETRACTED);
  }

  /** Whether this match is worth waking the vendor's customers for. */
  public boolean triggersAlert() {
    return role.triggersAlert();
  }
}
