package bellwether.domain.workspace;

import bellwether.domain.notice.Alert;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.incident.Severity.Level;
import bellwether.app.Fixtures;
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
    return new Alert(
        usual.customer(),
        vendor,
        usual.incident(),
        usual.kind(),
        usual.role(),
        confidence,
        new Severity(level, List.of()),
        tier,
        null,
        List.of(),
        vendor,
        usual.sentence(),
        usual.rules(),
        usual.advisory(),
        usual.title(),
        null,
        usual.feed(),
        null,
        usual.seenAt(),
        List.of(),
        List.of());
  }

  private static Alert alert(Level level, @Nullable String tier) {
    return alert("Harbour Mail", level, tier, Confidence.CONFIRMED);
  }

  private static Route route(
      String channel, Level minimum, Set<String> tiers, Set<String> vendors) {
    return new Route(channel, minimum, tiers, vendors);
  }

  @Test
  void usual_sendsEverythingToTheDeploymentsChannel() {
    assertThat(Settings.USUAL.channelFor(alert(Level.LOW, null), "C0ALL")).isEqualTo("C0ALL");
    assertThat(Settings.USUAL.isBelowMinimum(alert(Level.LOW, null), "C0ALL", "C0OURS")).isFalse();
  }

  @Test
  void firstRouteThatFits_takesTheAlert() {
    Settings settings =
        Settings.USUAL
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
  void minimum_isThatOfTheChannelItself() {
    Settings settings = Settings.USUAL.withMinimums(Map.of("C0LOUD", Level.HIGH));
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0LOUD", "C0OURS")).isTrue();
    assertThat(settings.isBelowMinimum(alert(Level.HIGH, null), "C0LOUD", "C0OURS")).isFalse();
    assertThat(settings.isBelowMinimum(alert(Level.LOW, null), "C0OTHER", "C0OURS")).isFalse();
  }

  @Test
  void minimumOfTheDeploymentsChannel_holdsThereOnly_andYieldsToOneByName() {
    Settings settings =
        Settings.USUAL.withMinimums(Map.of(Settings.DEPLOYMENTS, Level.HIGH, "C0NAMED", Level.LOW));

    assertThat(settings.minimum()).isEqualTo(Level.HIGH);
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0OURS", "C0OURS")).isTrue();
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0ELSE", "C0OURS")).isFalse();
    assertThat(settings.isBelowMinimum(alert(Level.MEDIUM, null), "C0NAMED", "C0NAMED")).isFalse();
    assertThat(settings.withChannel("C0NAMED").minimum()).isEqualTo(Level.LOW);
    assertThat(settings.withChannel("C0ELSE").minimum()).isNull();
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
  void breaksThrough_isTheFirstTierOrWhatIsConfirmedAndSevere(
      @Nullable String tier, Level level, Confidence confidence, boolean breaks) {
    assertThat(Settings.breaksThrough(alert("Acme", level, tier, confidence))).isEqualTo(breaks);
  }

  @Test
  void zone_isOneForAll() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    QuietHours nights = new QuietHours(berlin, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
    Settings settings = Settings.USUAL.withZone(kolkata).withQuiet(nights);
    assertThat(settings.quiet()).isEqualTo(nights.in(kolkata));
    assertThat(settings.withZone(berlin).quiet()).isEqualTo(nights);
  }
}
