package bellwether.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.incident.Severity.Level;
import bellwether.domain.notice.Alert;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
  private static Alert alert(
      String vendor, Level level, @Nullable String tier, Confidence confidence) {
    Alert usual = Fixtures.alert(vendor, Instant.EPOCH);
    return usual.with(copy ->
        copy.vendor(vendor)
            .confidence(confidence)
            .severity(new Severity(level, List.of()))
            .tier(tier)
            .matchedText(vendor));
  }

  private static Alert alert(Level level, @Nullable String tier) {
    return alert("Harbour Mail", level, tier, Confidence.CONFIRMED);
  }

  private static Route route(
      String channel, Level minimum, Set<String> tiers, Set<String> vendors) {
    return new Route(channel, minimum, tiers, vendors);
  }

  @Test
  void defaults_useDeploymentChannel() {
    assertThat(Settings.DEFAULTS.channelFor(alert(Level.LOW, null), "C0ALL")).isEqualTo("C0ALL");
    assertThat(Settings.DEFAULTS.isBelowMinimum(alert(Level.LOW, null), "C0ALL", "C0OURS"))
        .isFalse();
  }

  @Test
  void channelFor_usesFirstMatchingRoute() {
    Settings settings =
        Settings.DEFAULTS
            .withChannel("C0REST")
            .withRoutes(
                List.of(
                    route("C0MAIL", Level.LOW, Set.of(), Set.of("harbour mail")),
                    route("C0FIRST", Level.HIGH, Set.of("Tier 1"), Set.of()),
                    route("C0LOUD", Level.CRITICAL, Set.of(), Set.of())));
    assertThat(settings.channelFor(alert(Level.CRITICAL, "1"), "C0ALL")).isEqualTo("C0MAIL");
    assertThat(settings.channelFor(acme(Level.HIGH, "1"), "C0ALL")).isEqualTo("C0FIRST");
    assertThat(settings.channelFor(acme(Level.MEDIUM, "1"), "C0ALL")).isEqualTo("C0REST");
    assertThat(settings.channelFor(acme(Level.CRITICAL, "2"), "C0ALL")).isEqualTo("C0LOUD");
    assertThat(settings.channelFor(acme(Level.HIGH, null), "C0ALL")).isEqualTo("C0REST");
  }

  private static Alert acme(Level level, @Nullable String tier) {
    return alert("Acme", level, tier, Confidence.CONFIRMED);
  }

  @Test
  void isBelowMinimum_usesMinimumOfChannel() {
    Settings settings = Settings.DEFAULTS.withChannelMinimums(Map.of("C0LOUD", Level.HIGH));
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0LOUD", "C0OURS")).isTrue();
    assertThat(settings.isBelowMinimum(alert(Level.HIGH, null), "C0LOUD", "C0OURS")).isFalse();
    assertThat(settings.isBelowMinimum(alert(Level.LOW, null), "C0OTHER", "C0OURS")).isFalse();
  }

  @Test
  void deploymentChannelMinimum_isOverriddenByChannelName() {
    Settings settings =
        Settings.DEFAULTS.withChannelMinimums(
            Map.of(Settings.DEPLOYMENT_CHANNEL, Level.HIGH, "C0NAMED", Level.LOW));

    assertThat(settings.defaultChannelMinimum()).isEqualTo(Level.HIGH);
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0OURS", "C0OURS")).isTrue();
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0ELSE", "C0OURS")).isFalse();
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0NAMED", "C0NAMED")).isFalse();
    assertThat(settings.withChannel("C0NAMED").defaultChannelMinimum()).isEqualTo(Level.LOW);
    assertThat(settings.withChannel("C0ELSE").defaultChannelMinimum()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1,      LOW,      ALLEGED,   true",
    "Tier 1, LOW,      ALLEGED,   true",
    "10,     LOW,      ALLEGED,   false",
    "2,      HIGH,     CONFIRMED, true",
    ",       CRITICAL, CONFIRMED, true",
    ",       MEDIUM,   CONFIRMED, false",
    ",       CRITICAL, ALLEGED,   false",
    ",       CRITICAL, UNCERTAIN, false",
  })
  void overridesQuietHours_forTopTierOrConfirmedHighSeverity(
      @Nullable String tier, Level level, Confidence confidence, boolean breaks) {
    assertThat(Settings.overridesQuietHours(alert("Acme", level, tier, confidence)))
        .isEqualTo(breaks);
  }

  @Test
  void withZone_alsoAppliesToQuietHours() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    QuietHours nights = new QuietHours(berlin, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
    Settings settings = Settings.DEFAULTS.withZone(kolkata).withQuietHours(nights);
    assertThat(settings.quietHours()).isEqualTo(nights.withZone(kolkata));
    assertThat(settings.withZone(berlin).quietHours()).isEqualTo(nights);
  }
}
