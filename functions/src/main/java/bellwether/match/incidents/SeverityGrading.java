package bellwether.match.incidents;

import bellwether.match.facts.ExposedData;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.incident.Confidence;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.vendor.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how urgent a match is: a sum of points, each of which has a reason that an analyst can read
 * and argue with.
 *
 * <p>What opens further doors weighs most: stolen credentials, keys and code are used within hours,
 * while what can only be read is bad news that stays as bad as it is.
 */
public final class SeverityGrading {
  private static final Set<String> OPENS_DOORS =
      Set.of("source code", "credentials", "certificates", "backups", "passwords");

  private static final Set<String> PERSONAL =
      Set.of(
          "social security numbers",
          "identity documents",
          "payment cards",
          "bank details",
          "financial data",
          "health data",
          "biometric data");

  /** Where a breach is among the large ones of a year in public lists of breaches. */
  private static final long MANY_RECORDS = 1_000_000;

  /** From so many points on; below the first it is low. */
  private static final int MEDIUM = 2;

  private static final int HIGH = 4;
  private static final int CRITICAL = 6;

  private final List<String> reasons = new ArrayList<>();
  private int points;

  private SeverityGrading() {}

  /**
   * Grades a match for a customer.
   *
   * @param taken {@link ExposedData#in} of the advisory
   */
  public static Severity of(Match match, Advisory advisory, List<String> taken) {
    SeverityGrading grading = new SeverityGrading();
    grading.taken(taken);
    grading.exploited(advisory.stated().exploitation());
    if (advisory.stated().malware() && match.role() == Role.SOURCE) {
      grading.add(2, "malware in its package");
    }
    grading.told(match);
    Long records = advisory.stated().records();
    if (records != null && records >= MANY_RECORDS) {
      grading.add(1, String.format(Locale.ROOT, "%,d records", records));
    }
    grading.tier(match.vendor().tier());
    return new Severity(grading.level(), grading.reasons);
  }

  private void taken(List<String> taken) {
    List<String> kinds = taken.stream().map(kind -> kind.toLowerCase(Locale.ROOT)).toList();
    List<String> doors = kinds.stream().filter(OPENS_DOORS::contains).toList();
    if (!doors.isEmpty()) {
      add(2, String.join(", ", doors) + " taken, which open further doors");
    }
    if (!Collections.disjoint(kinds, PERSONAL)) {
      add(1, String.join(", ", kinds.stream().filter(PERSONAL::contains).toList()) + " taken");
    }
  }

  private void exploited(Exploitation exploitation) {
    switch (exploitation) {
      case BY_RANSOMWARE -> add(2, "its product is exploited by ransomware");
      case IN_THE_WILD -> add(1, "its product is exploited");
      case NOT_STATED -> {}
    }
  }

  private void told(Match match) {
    if (match.role() == Role.SOURCE) {
      add(1, "others are hit through it");
    }
    if (match.confidence() == Confidence.CONFIRMED) {
      add(2, "confirmed");
    } else if (match.confidence() == Confidence.DISPUTED) {
      add(-2, "disputed");
    } else if (match.confidence() == Confidence.RETRACTED) {
      add(-4, "taken back");
    }
  }

  /** Customers rank as they like; a first rank is written 1, and a low one 3 or more. */
  private void tier(@Nullable String tier) {
    String digits = tier == null ? "" : tier.replaceAll("[^0-9]", "");
    if (digits.equals("1")) {
      add(1, "ranked " + tier + " by you");
    } else if (digits.length() == 1 && digits.compareTo("3") >= 0) {
      add(-1, "ranked only " + tier + " by you");
    }
  }

  private void add(int more, String reason) {
    points += more;
    reasons.add(reason);
  }

  private Level level() {
    if (points >= CRITICAL) {
      return Level.CRITICAL;
    }
    if (points >= HIGH) {
      return Level.HIGH;
    }
    return points >= MEDIUM ? Level.MEDIUM : Level.LOW;
  }
}
