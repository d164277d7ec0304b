package bellwether.match.incidents;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.match.facts.ExposedData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades how urgent a match is: a sum of points, each with a reason that analysts can read and
 * question.
 *
 * <p>What enables further attacks weighs most: stolen credentials, keys and code are used within
 * hours, while other exposed data does not enable further attacks.
 */
public final class SeverityGrading {
  private static final Set<String> ACCESS_ENABLING_DATA =
      Set.of("source code", "credentials", "certificates", "backups", "passwords");

  private static final Set<String> SENSITIVE_PERSONAL_DATA =
      Set.of(
          "social security numbers",
          "identity documents",
          "payment cards",
          "bank details",
          "financial data",
          "health data",
          "biometric data");

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
   * @param taken {@link ExposedData#of} of the advisory
   */
  public static Severity grade(Match match, Advisory advisory, List<String> taken) {
    SeverityGrading grading = new SeverityGrading();
    grading.addExposedData(taken);
    grading.addExploitation(advisory.statedFacts().exploitation());
    if (advisory.statedFacts().malware() && match.role() == Role.SOURCE) {
      grading.add(2, "malware in its package");
    }
    grading.addRoleAndConfidence(match);
    Long records = advisory.statedFacts().recordCount();
    if (records != null && records >= LARGE_BREACH_RECORDS) {
      grading.add(1, String.format(Locale.ROOT, "%,d records", records));
    }
    grading.addTier(match.vendor().tier());
    return new Severity(grading.level(), grading.reasons);
  }

  private void addExposedData(List<String> taken) {
    List<String> kinds = taken.stream().map(kind -> kind.toLowerCase(Locale.ROOT)).toList();
    List<String> doors = kinds.stream().filter(ACCESS_ENABLING_DATA::contains).toList();
    if (!doors.isEmpty()) {
      add(2, String.join(", ", doors) + " exposed");
    }
    if (!Collections.disjoint(kinds, SENSITIVE_PERSONAL_DATA)) {
      add(
          1,
          String.join(", ", kinds.stream().filter(SENSITIVE_PERSONAL_DATA::contains).toList())
              + " exposed");
    }
  }

  private void addExploitation(Exploitation exploitation) {
    switch (exploitation) {
      case BY_RANSOMWARE -> add(2, "its product is exploited by ransomware");
      case IN_THE_WILD -> add(1, "its product is exploited");
      case NOT_STATED -> {}
    }
  }

  private void addRoleAndConfidence(Match match) {
    if (match.role() == Role.SOURCE) {
      add(1, "others were breached through it");
    }
    if (match.confidence() == Confidence.CONFIRMED) {
      add(2, "confirmed");
    } else if (match.confidence() == Confidence.DISPUTED) {
      add(-2, "disputed");
    } else if (match.confidence() == Confidence.RETRACTED) {
      add(-4, "retracted");
    }
  }

  /** Customers name tiers as they like; the first tier is 1, and low tiers are 3 or more. */
  private void addTier(@Nullable String tier) {
    String digits = tier == null ? "" : tier.replaceAll("[^0-9]", "");
    if (digits.equals("1")) {
      add(1, "tier " + digits);
    } else if (digits.length() == 1 && digits.compareTo("3") >= 0) {
      add(-1, "tier " + digits);
    }
  }

  private void add(int more, String reason) {
    points += more;
    reasons.add(reason);
  }

  private Level level() {
    if (points >= CRITICAL_POINTS) {
      return Level.CRITICAL;
    }
    if (points >= HIGH_POINTS) {
      return Level.HIGH;
    }
    return points >= MEDIUM_POINTS ? Level.MEDIUM : Level.LOW;
  }
}
