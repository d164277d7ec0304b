package bellwether.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CustomerFeedTest {
  @ParameterizedTest
  @CsvSource({
    "https://wire.example/feed, https://wire.example/feed",
    "HTTPS://Wire.Example/Feed, https://wire.example/Feed",
    "https://wire.example, https://wire.example/",
    "https://wire.example:443/a/../feed#top, https://wire.example/feed",
    "https://wire.example/feed?key=A%20b, https://wire.example/feed?key=A%20b",
    "https://wire.example./feed, https://wire.example/feed",
    "https://8.8.8.8/feed, https://8.8.8.8/feed",
  })
  void address_hasOneSpelling(String typed, String read) {
    assertThat(CustomerFeed.parseAddress(" " + typed + " ")).isEqualTo(URI.create(read));
    assertThat(CustomerFeed.parseAddress(read)).isEqualTo(URI.create(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wire.example/feed",
        "http://wire.example/feed",
        "ftp://wire.example/feed",
        "file:///etc/passwd",
        "https:///feed",
        "https:wire.example",
        "https://wire example/feed",
        "https://user:secret@wire.example/feed",
        "https://wire.example:8443/feed",
        "https://localhost/feed",
        "https://printer/feed",
        "https://db.internal/feed",
        "https://printer.local/feed",
        "https://leak.onion/feed",
        "https://127.0.0.1/feed",
        "https://10.1.2.3/feed",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/feed",
        "https://[fd00::1]/feed",
        "https://[::ffff:10.0.0.1]/feed",
        "https://2130706433/feed",
        "https://0x7f000001/feed",
        "https://127.1/feed",
      })
  void address_thatCantBeRead_isRefusedWithoutBeingQuoted(String typed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerFeed.parseAddress(typed))
        .satisfies(refusal ->
            assertThat(refusal.getMessage()).isNotBlank().doesNotContain("secret", "wire"));
  }

  @Test
  void address_thatIsTooLong_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerFeed.parseAddress("https://wire.example/" + "a".repeat(1_000)))
        .withMessageContaining("1,000");
  }

  @Test
  void name_isTheAddressWithoutWhatItsQueryMayKeepSecret() {
    Feed plain = CustomerFeed.of(URI.create("https://wire.example/feed"), Set.of("T1"));
    Feed feed = CustomerFeed.of(URI.create("https://wire.example/feed?key=hush"), Set.of("T1"));
    Feed two = CustomerFeed.of(URI.create("https://wire.example/feed?key=hush2"), Set.of("T1"));

    assertThat(plain.name()).isEqualTo("wire.example/feed");
    assertThat(feed.name()).startsWith("wire.example/feed (query ").doesNotContain("hush");
    assertThat(feed.name()).isNotEqualTo(two.name());
    assertThat(feed.format()).isEqualTo(Format.SYNDICATION);
    assertThat(feed.isVisibleTo("T1")).isTrue();
    assertThat(feed.isVisibleTo("T2")).isFalse();
  }
}
