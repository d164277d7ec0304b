package bellwether.match.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SeverityGradingTest {
  private static Severity gradeOf(
      Role role,
      Confidence confidence,
      @Nullable String tier,
      StatedFacts stated,
      String... taken) {
    Vendor vendor = new Vendor("Inkwell", List.of(), List.of(), List.of(), tier, null, List.of());
    Match match = new Match(vendor, role, confidence, "Inkwell", "", List.of());
    Advisory advisory =
        new Advisory("a", "wire", "Inkwell hacked", null, "", null, stated, Instant.EPOCH);
    return SeverityGrading.grade(match, advisory, List.of(taken));
  }

  private static Severity gradeOf(Role role, Confidence confidence, String... taken) {
    return gradeOf(role, confidence, null, StatedFacts.NONE, taken);
  }

  @Test
  void bareClaim_isLowWithoutReasons() {
    assertThat(gradeOf(Role.VICTIM, Confidence.ALLEGED))
        .isEqualTo(new Severity(Level.LOW, List.of()));
  }

  @Test
  void claimAboutATierOneVendor_isAtLeastMedium() {
    Severity claim = gradeOf(Role.VICTIM, Confidence.ALLEGED, "1", StatedFacts.NONE);
    assertThat(claim.level()).isEqualTo(Level.MEDIUM);
    assertThat(claim.reasons()).containsExactly("tier 1", "a claim about a tier 1 vendor");
    assertThat(gradeOf(Role.VICTIM, Confidence.ALLEGED, "2", StatedFacts.NONE).level())
        .isEqualTo(Level.LOW);
    assertThat(gradeOf(Role.VICTIM, Confidence.DISPUTED, "1", StatedFacts.NONE).level())
        .isEqualTo(Level.LOW);
  }

  @Test
  void confirmedBreach_isMedium_andHighWithCredentials() {
    assertThat(gradeOf(Role.VICTIM, Confidence.CONFIRMED, "names").level()).isEqualTo(Level.MEDIUM);
    Severity severity = gradeOf(Role.VICTIM, Confidence.CONFIRMED, "names", "credentials");
    assertThat(severity.level()).isEqualTo(Level.HIGH);
    assertThat(severity.reasons()).containsExactly("credentials exposed", "confirmed");
  }

  @Test
  void sourceWithCredentialsAndHealthData_isCritical() {
    Severity severity = gradeOf(Role.SOURCE, Confidence.CONFIRMED, "credentials", "health data");
    assertThat(severity.level()).isEqualTo(Level.CRITICAL);
    assertThat(severity.reasons())
        .contains("health data exposed", "others were breached through it");
  }

  @Test
  void statedDataClasses_areCaseInsensitive() {
    StatedFacts stated = StatedFacts.NONE.withRecordCount(2_500_000L);
    Severity severity = gradeOf(Role.VICTIM, Confidence.CONFIRMED, null, stated, "Passwords");
    assertThat(severity.reasons())
        .containsExactly("passwords exposed", "confirmed", "2,500,000 records");
    assertThat(severity.level()).isEqualTo(Level.HIGH);
  }

  @Test
  void exploitedProduct_scoresHigherWithRansomware() {
    StatedFacts wild = StatedFacts.NONE.withExploitation(Exploitation.IN_THE_WILD);
    StatedFacts ransomware = StatedFacts.NONE.withExploitation(Exploitation.BY_RANSOMWARE);
    assertThat(gradeOf(Role.SOURCE, Confidence.CONFIRMED, "1", wild).level()).isEqualTo(Level.HIGH);
    assertThat(gradeOf(Role.SOURCE, Confidence.CONFIRMED, "1", ransomware).level())
        .isEqualTo(Level.CRITICAL);
  }

  @Test
  void customerTier_raisesAndLowersSeverity() {
    assertThat(gradeOf(Role.VICTIM, Confidence.CONFIRMED, "Tier 1", StatedFacts.NONE).reasons())
        .containsExactly("confirmed", "tier 1");
    assertThat(gradeOf(Role.VICTIM, Confidence.CONFIRMED, "3", StatedFacts.NONE).level())
        .isEqualTo(Level.LOW);
    assertThat(gradeOf(Role.VICTIM, Confidence.CONFIRMED, "gold", StatedFacts.NONE).reasons())
        .containsExactly("confirmed");
  }
}
