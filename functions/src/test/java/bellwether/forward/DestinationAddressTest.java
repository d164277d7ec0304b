package bellwether.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DestinationAddressTest {
  @Test
  void address_isNormalized() {
    assertThat(DestinationAddress.parse(" HTTPS://Hooks.Example:443/a?sig=b#c ", false))
        .hasToString("https://hooks.example/a?sig=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example",
        "http://hooks.example/",
        "ftp://hooks.example/",
        "https://u:hush@hooks.example/",
        "https://hooks.example:8443/hush",
        "https://localhost/hush",
        "https://printer.local/hush",
        "https://intranet/hush",
        "https://10.0.0.1/hush",
        "https://0177.0.0.1/hush",
        "https://127.1/hush",
        "https://2130706433/hush",
        "https://[::1]/hush",
        "https://[::ffff:169.254.169.254]/hush",
        "https://169.254.169.254/hush"
      })
  void address_thatIsNotPublicHttps_isRejectedWithoutQuotingIt(String input) {
    assertThatThrownBy(() -> DestinationAddress.parse(input, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void address_thatIsTooLong_isRejected() {
    assertThatThrownBy(
            () -> DestinationAddress.parse("https://hooks.example/" + "a".repeat(1_000), false))
        .hasMessageContaining("1,000");
  }

  @Test
  void privateAddress_isAllowedLocally() {
    assertThat(DestinationAddress.parse("http://127.0.0.1:3000/webhook", true))
        .hasToString("http://127.0.0.1:3000/webhook");
  }
}
