package bellwether.match.roles;

import bellwether.domain.advisory.RoleProbabilities;
import bellwether.domain.incident.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Explains a vendor's role by the sentence that decided it: the one without which the probability
 * of the role falls the most.
 *
 * <p>Source: leave-one-out, as in Li, Monroe and Jurafsky, "Understanding Neural Networks through
 * Representation Erasure" (2016).
 */
final class RoleExplanation {
  private RoleExplanation() {}

  /** A sentence, and the probability of the role if the item did not have it. */
  private record Omission(String sentence, double probability) {}

  /** The explanation in plain sentences, the most important first. */
  static List<String> explain(String vendor, MarkedItem item, RoleProbabilities probabilities) {
    Role role = RoleClassifier.role(probabilities);
    Role rival =
        Arrays.stream(Role.values())
            .filter(other -> other != role)
            .max(
                Comparator.comparingDouble(
                    other -> RoleClassifier.probability(probabilities, other)))
            .orElseThrow();
    return Stream.of(
            Optional.of(vendor + " was " + RoleClassifier.describe(role, probabilities) + "."),
            decisiveSentence(item, role).map(RoleExplanation::describe),
            Optional.of("Next most likely: " + RoleClassifier.describe(rival, probabilities) + "."),
            Optional.of(describeThresholds(probabilities)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty if no sentence can be left out, or leaving one out does not lower the probability. */
  private static Optional<Omission> decisiveSentence(MarkedItem item, Role role) {
    double whole = probability(item, role);
    return item.sentences().stream()
        .filter(sentence -> item.without(sentence).namesVendor())
        .map(sentence -> new Omission(sentence.text(), probability(item.without(sentence), role)))
        .min(Comparator.comparingDouble(Omission::probability))
        .filter(omission -> omission.probability < whole);
  }

  private static double probability(MarkedItem item, Role role) {
    return RoleClassifier.probability(RoleModel.read(item.text()), role);
  }

  private static String describe(Omission omission) {
    return String.format(
        Locale.ROOT,
        "Decided by: “%s” Without that sentence: %s.",
        omission.sentence,
        RoleClassifier.percent(omission.probability));
  }

  private static String describeThresholds(RoleProbabilities probabilities) {
    return String.format(
        Locale.ROOT,
        "Victim or source: %s. An alert needs %s; from %s the digest lists it as possibly concerned.",
        RoleClassifier.percent(probabilities.concerned()),
        RoleClassifier.percent(RoleClassifier.ALERT_THRESHOLD),
        RoleClassifier.percent(RoleClassifier.POSSIBLE_THRESHOLD));
  }
}
