package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.match.facts.ExposedData;
import bellwether.match.text.WordSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades how urgent a match is: a sum of points, each with a reason that analysts can verify.
 *
 * <p>What enables further attacks weighs most: stolen credentials, keys and code are used within
 * hours, while other exposed data does not enable further attacks.
 */
public final class SeverityGrading {
  private static final Set<String> ACCESS_ENABLING_DATA = WordSets.get("access-enabling data");
  private static final Set<String> SENSITIVE_PERSONAL_DATA =
      WordSets.get("sensitive personal data");

  /** The number of records from which a breach is among the largest of a year in public lists. */
  private static final long LARGE_BREACH_RECORDS = 1_000_000;

  /** The points from which a level applies; below the first it is low. */
  private static final int MEDIUM_POINTS = 2;

  private static final int HIGH_POINTS = 4;
  private static final int CRITICAL_POINTS = 6;

  private final List<String> reasons = new ArrayList<>();
  private int points;

  private SeverityGrading() {}

  /**
   * Grades a match for a customer.
   *
   * @param exposedData {@link ExposedData#of} the advisory
   */
  public static Severity grade(Match match, Advisory advisory, List<String> exposedData) {
    SeverityGrading grading = new SeverityGrading();
    grading.addExposedData(exposedData, ACCESS_ENABLING_DATA, 2);
    grading.addExposedData(exposedData, SENSITIVE_PERSONAL_DATA, 1);
    switch (advisory.statedFacts().exploitation()) {
      case BY_RANSOMWARE -> grading.add(2, "its product is exploited by ransomware");
      case IN_THE_WILD -> grading.add(1, "its product is exploited");
      case NOT_STATED -> {}
    }
    if (advisory.statedFacts().malware() && match.role() == Role.SOURCE) {
      grading.add(2, "malware in its package");
    }
    grading.addRoleAndConfidence(match);
    Long records = advisory.statedFacts().recordCount();
    if (records != null && records >= LARGE_BREACH_RECORDS) {
      grading.add(1, String.format(Locale.ROOT, "%,d records", records));
    }
    grading.addTier(match.vendor().tier());
    grading.raiseTopTierClaim(match);
    return new Severity(grading.level(), grading.reasons);
  }

  /** Somebody must ask the vendors that a company depends on most, even if a claim may be false. */
  private void raiseTopTierClaim(Match match) {
    if (match.confidence() == Confidence.ALLEGED
        && tierNumber(match.vendor().tier()).equals("1")
        && points < MEDIUM_POINTS) {
      add(MEDIUM_POINTS - points, "a claim about a tier 1 vendor");
    }
  }

  private void addExposedData(List<String> exposed, Set<String> kinds, int morePoints) {
    List<String> found =
        exposed.stream()
            .map(kind -> kind.toLowerCase(Locale.ROOT))
            .filter(kinds::contains)
            .toList();
    if (!found.isEmpty()) {
      add(morePoints, String.join(", ", found) + " exposed");
    }
  }

  private void addRoleAndConfidence(Match match) {
    if (match.role() == Role.SOURCE) {
      add(1, "others were breached through it");
    }
    switch (match.confidence()) {
      case CONFIRMED -> add(2, "confirmed");
      case DISPUTED -> add(-2, "disputed");
      case RETRACTED -> add(-4, "retracted");
      case ALLEGED, UNCERTAIN -> {}
    }
  }

  /** Finds the number in the name of a tier: 1 is the first tier, and 3 or more are low ones. */
  private void addTier(@Nullable String tier) {
    String digits = tierNumber(tier);
    if (digits.equals("1")) {
      add(1, "tier " + digits);
    } else if (digits.length() == 1 && digits.compareTo("3") >= 0) {
      add(-1, "tier " + digits);
    }
  }

  private static String tierNumber(@Nullable String tier) {
    return tier == null ? "" : tier.replaceAll("[^0-9]", "");
  }

  private void add(int morePoints, String reason) {
    points += morePoints;
    reasons.add(reason);
  }

  private Level level() {
    return points >= CRITICAL_POINTS
        ? Level.CRITICAL
        : points >= HIGH_POINTS ? Level.HIGH : points >= MEDIUM_POINTS ? Level.MEDIUM : Level.LOW;
  }
}
