package bellwether.feed.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusPageAddressTest {
  @ParameterizedTest
  @CsvSource({
    "' https://STATUS.Quillforge.example. ', https://status.quillforge.example/",
    "HTTPS://status.quillforge.example:443/x#today, https://status.quillforge.example/x",
    "http://status.quillforge.example:80/a/../b, http://status.quillforge.example/b",
    "https://status.quillforge.example/rss?a=b, https://status.quillforge.example/rss?a=b",
  })
  void address_hasOneSpelling(String typed, String kept) {
    assertThat(StatusPageAddress.parse(typed, false).address()).hasToString(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status.quillforge.example | write it like https://
          ftp://status.quillforge.example/ | write it like https://
          https:// | write it like https://
          mailto:a@quillforge.example | write it like https://
          yes, see their site | write it like https://
          https://a:b@quillforge.example/ | leave them out
          https://status.quillforge.example:8443/ | leave the port out
          https://localhost/ | everybody reads
          https://intranet/ | everybody reads
          http://169.254.169.254/ | everybody reads
          https://[::1]/ | everybody reads
          https://status.corp.internal/ | everybody reads
          """)
  void badAddress_isRefusedWithTheFix(String typed, String fix) {
    assertThatThrownBy(() -> StatusPageAddress.parse(typed, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fix)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:3999/", "https://localhost:8443/history.rss"})
  void localMachine_mayUsePrivateAddresses(String typed) {
    assertThat(StatusPageAddress.parse(typed, true).address()).hasToString(typed);
  }

  @Test
  void localMachine_rejectsCredentials() {
    assertThatThrownBy(() -> StatusPageAddress.parse("http://a:b@127.0.0.1/", true))
        .hasMessageContaining("leave them out");
  }
}
