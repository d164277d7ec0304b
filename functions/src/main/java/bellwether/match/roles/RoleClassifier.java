package bellwether.match.roles;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import java.util.List;

/** Decides the role of a vendor in an item by the probabilities of the model. */
public final class RoleClassifier {
  /**
   * A vendor that is the victim or the source with at least this probability triggers an alert.
   * Chosen by cross-validation: see {@code training/README.md}.
   */
  static final double ALERT_THRESHOLD = .5;

  /** From here on the digest lists the vendor as possibly concerned. */
  static final double POSSIBLE_THRESHOLD = .2;

  /** Below this an alert is reported as "possible". */
  private static final double CERTAIN_THRESHOLD = .7;

  private RoleClassifier() {}

  /** The probability from which a vendor triggers an alert, in percent. */
  public static String alertThreshold() {
    return percent(ALERT_THRESHOLD);
  }

  static Match classify(
      Vendor vendor,
      RoleProbabilities probabilities,
      Statements statements,
      String matchedText,
      String sentence) {
    Role role = statements.override().isPresent() ? Role.MENTIONED : role(probabilities);
    return new Match(
        vendor,
        role,
        confidence(role, probabilities, statements),
        matchedText,
        sentence,
        List.of(statements.override().orElseGet(() -> reason(role, probabilities))));
  }

  static Role role(RoleProbabilities probabilities) {
    return probabilities.concerned() >= ALERT_THRESHOLD
        ? alertingRole(probabilities)
        : Role.MENTIONED;
  }

  /** The more likely of the roles that alert. */
  private static Role alertingRole(RoleProbabilities probabilities) {
    return probabilities.victim() >= probabilities.source() ? Role.VICTIM : Role.SOURCE;
  }

  /** How likely a role is. */
  public static double probability(RoleProbabilities probabilities, Role role) {
    return switch (role) {
      case VICTIM -> probabilities.victim();
      case SOURCE -> probabilities.source();
      case MENTIONED -> probabilities.mentioned();
    };
  }

  private static Confidence confidence(
      Role role, RoleProbabilities probabilities, Statements statements) {
    if (role == Role.MENTIONED) {
      return statements
          .contradiction(probabilities)
          .orElse(
              probabilities.concerned() >= POSSIBLE_THRESHOLD
                  ? Confidence.UNCERTAIN
                  : Confidence.CONFIRMED);
    }
    if (statements.claimed()) {
      return Confidence.ALLEGED;
    }
    return probabilities.concerned() >= CERTAIN_THRESHOLD
        ? Confidence.CONFIRMED
        : Confidence.UNCERTAIN;
  }

  private static String reason(Role role, RoleProbabilities probabilities) {
    if (role != Role.MENTIONED) {
      return describe(role, probabilities);
    }
    return probabilities.concerned() >= POSSIBLE_THRESHOLD
        ? "possibly concerned (" + percent(probabilities.concerned()) + ")"
        : describe(role, probabilities);
  }

  /** A role in plain words, with its probability. */
  static String describe(Role role, RoleProbabilities probabilities) {
    String words =
        switch (role) {
          case VICTIM -> "breached";
          case SOURCE -> "the way in for a breach of others";
          case MENTIONED -> "only mentioned";
        };
    return words + " (" + percent(probability(probabilities, role)) + ")";
  }

  static String percent(double probability) {
    return Math.round(100 * Math.clamp(probability, .01, .99)) + "%";
  }
}
