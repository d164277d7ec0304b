package bellwether.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that URLs in requests are called only on Slack's hosts, because a token may be sent with
 * them.
 */
final class SlackUrlsTest {
  @ParameterizedTest
  @CsvSource({
    "https://hooks.slack.com/actions/T1/2/x, true",
    "http://hooks.slack.com/actions/T1/2/x, false",
    "https://hooks.slack.com:8443/x, false",
    "https://hooks.slack.com.evil.example/x, false",
    "https://evil.example/hooks.slack.com, false",
    "https://hooks.slack.com@evil.example/x, false",
    "http://127.0.0.1:3000/local/response/x, false",
    "http://169.254.169.254/latest/meta-data, false",
    "file:///etc/passwd, false",
    "mailto:a@hooks.slack.com, false"
  })
  void httpsUrl_mustBeOnSlackHost(String address, boolean opened) {
    assertThat(
            SlackUrls.isSlackUrl(
                URI.create(address), "hooks.slack.com", SlackClient.DEFAULT_API_URL))
        .isEqualTo(opened);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:3000/local/response/x, true",
    "http://localhost:3000/local/response/x, true",
    "http://localhost:8000/, false",
    "http://169.254.169.254:3000/, false",
    "https://hooks.slack.com/x, false"
  })
  void localUrl_mustHaveSameOrigin(String address, boolean opened) {
    URI api = URI.create("http://localhost:3000/api/");

    assertThat(SlackUrls.isSlackUrl(URI.create(address), "hooks.slack.com", api)).isEqualTo(opened);
  }
}
