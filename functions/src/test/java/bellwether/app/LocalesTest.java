package bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorDiff;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Tier;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.feed.catalogue.Catalogue;
import bellwether.feed.catalogue.CustomerFeed;
import bellwether.match.Matcher;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that output, comparisons and stored keys do not depend on the default locale. German groups
 * digits with dots, Arabic and Persian have their own digits, and Turkish has a dotless I.
 */
final class LocalesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final Locale originalLocale = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(originalLocale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "fa-IR", "tr-TR", "hi-IN-u-nu-deva"})
  void weeklyDigestKey_followsIso8601(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));

    assertThat(
            new DigestSchedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0))
                .latestDue(NOW.atZone(ZoneOffset.UTC)))
        .get()
        .extracting(DigestSchedule.DigestPeriod::name)
        .isEqualTo("2026-W48");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "ar-EG", "fa-IR", "tr-TR", "hi-IN-u-nu-deva"})
  void numbersInText_areEnglish(String language) throws BadTableException {
    Locale.setDefault(Locale.forLanguageTag(language));

    assertThatThrownBy(() -> CustomerFeed.parseAddress("https://news.example/" + "a".repeat(1_000)))
        .hasMessageContaining("1,000 characters");
    assertThatThrownBy(
            () -> VendorCsv.read("name\n" + "a".repeat(1_234) + "\n", VendorCsv.Limits.UPLOAD))
        .hasMessageContaining("line 2")
        .hasMessageContaining("1,234 characters");
    List<Vendor> many =
        IntStream.range(0, 1_200).mapToObj(i -> Vendor.ofName("Firm number " + i)).toList();
    assertThat(VendorDiff.of(List.of(), many, VendorDiff.Mode.SYNC).describe(3).toString())
        .contains("1,200 added");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "az-AZ", "lt-LT"})
  void caseFolding_isLocaleIndependent(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));

    assertThat(Vendor.key("INTUIT")).isEqualTo(Vendor.key("Intuit")).isEqualTo("intuit");
    assertThat(
            Matcher.of(List.of(Vendor.ofName("Intuit")))
                .countSpellings("INTUIT CONFIRMS A BREACH OF ITS DISTRIBUTION SITE"))
        .isPositive();
    assertThat(
            Catalogue.parse(
                """
                [{"name":"F","url":"https://NEWS.INTUIT.EXAMPLE/FEED","format":"syndication","tier":"official"}]
                """))
        .singleElement()
        .satisfies(feed -> {
          assertThat(feed.tier()).isEqualTo(Tier.OFFICIAL);
          assertThat(feed.format()).isEqualTo(Format.SYNDICATION);
        });
  }
}
