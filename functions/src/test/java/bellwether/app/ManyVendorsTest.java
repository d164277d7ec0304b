package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.advisory;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.match.AdvisoryMatcher;
import bellwether.app.match.FloodLimit;
import bellwether.domain.notice.Alert;
import bellwether.domain.vendor.Vendor;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests a list of as many vendors as an upload may contain. */
final class ManyVendorsTest {
  private static final int VENDORS = 5_000;

  private final CommandApp app = new CommandApp();

  private static String name(int number) {
    String[] syllables = {"Bra", "Kel", "Dor", "Vin", "Zu", "Mor", "Tas", "Qui", "Lap", "Fen"};
    StringBuilder name = new StringBuilder();
    for (int rest = number + 10_000; rest > 0; rest /= 10) {
      name.append(syllables[rest % 10].toLowerCase(Locale.ROOT));
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "soft";
  }

  @Test
  void advisory_alertsForItsVendorAmongFiveThousand() {
    for (int i = 0; i < VENDORS; i++) {
      app.stores.customers().addVendor(CUSTOMER, Vendor.ofName(name(i)));
    }
    String victim = name(4_711);
    app.stores
        .advisories()
        .add(advisory("a1", victim + " was hacked", "Data was stolen.", app.clock.instant()));

    new AdvisoryMatcher(app.stores, FloodLimit.DEFAULT, app.clock)
        .sweep(app.clock.instant().plus(Duration.ofSeconds(30)));

    assertThat(app.stores.deliveries().all())
        .singleElement()
        .satisfies(delivery -> assertThat(((Alert) delivery.notice()).vendor()).isEqualTo(victim));
    assertThat(app.ask(victim)).contains(victim + " was hacked");
    assertThat(app.ask(name(4_712))).contains("Nothing on record", "On your watchlist");
  }
}
