package bellwether.app.mail;

import static bellwether.app.mail.FromSamples.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the address in a From field. */
final class FromHeaderTest {
  private static Optional<String> address(String value) {
    return FromHeader.parseAddress(List.of(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dana@customer.example",
        "<dana@customer.example>",
        "Dana <dana@customer.example>",
        "Dana R. Reyes <dana@customer.example>",
        "\"Reyes, Dana (IT)\" <dana@customer.example>",
        "\"dana@customer.example\" <dana@customer.example>",
        "'Dana Reyes' via Security <dana@customer.example>",
        "Dana (IT) <dana@customer.example>",
        "dana@customer.example (Dana Reyes)",
        "=?utf-8?q?M=C3=BCller=2C_Dana?= <dana@customer.example>",
        "=?utf-8?q?M=C3=BCller?= =?utf-8?q?_Dana?= <dana@customer.example>",
        "M\u00c3\u0085ller <dana@customer.example>",
        "Dana\t<dana@customer.example>"
      })
  void plainMailbox_isParsed(String value) {
    assertThat(address(value)).contains(DANA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mallory@evil.example ( dana@customer.example )",
        "<mallory@evil.example> ( dana@customer.example )",
        "Dana <mallory@evil.example> (on behalf of dana@customer.example )",
        "=?utf-8?q?x?= <mallory@evil.example> dana@customer.example",
        "mallory@evil.example;dana@customer.example",
        "mallory@evil.example,dana@customer.example",
        "mallory@evil.example, <dana@customer.example>",
        "dana@customer.example, mallory@evil.example",
        "dana@customer.example,",
        ",dana@customer.example",
        "dana@customer.example (mallory@evil.example)",
        "(mallory@evil.example) <dana@customer.example>",
        "dana@customer.example (a (mallory@evil.example) b)",
        "dana@customer.example (\") , mallory@evil.example (\")",
        "dana@customer.example <mallory@evil.example>",
        "mallory@evil.example <dana@customer.example>",
        "Dana <dana@customer.example> <mallory@evil.example>",
        "Dana <dana@customer.example> x",
        "Team: dana@customer.example;",
        "Team: mallory@evil.example, dana@customer.example;",
        "<@evil.example:dana@customer.example>",
        "\"dana\"@customer.example",
        "\"mallory@evil.example\"@customer.example",
        "\"mallory@evil.example> \"@customer.example",
        "dana @ customer.example",
        "dana@ customer.example",
        "<dana@customer.example",
        "dana@customer.example.",
        "dana@customer.example\u0000",
        "dana@customer.example\r\nmallory@evil.example",
        "da..na@customer.example",
        "dana@customer..example",
        "dana@[192.0.2.1]",
        "dana@\u212austomer.example",
        "d\u0430na@customer.example",
        "=?utf-8?q?mallory=40evil.example=3E?= <dana@customer.example>",
        "=?utf-8?b?bWFsbG9yeUBldmlsLmV4YW1wbGU+?= <dana@customer.example>",
        "=?utf-8?q?x=0D=0AFrom=3A_mallory?= <dana@customer.example>",
        "=?utf-8?q?mallory=40evil.example?=@customer.example",
        "=?utf-8?q?dana=40customer.example?=",
        "=?utf-8?b?RGF!uYQ==?= <dana@customer.example>",
        "Dana",
        "",
        "<>"
      })
  void ambiguousFrom_isRejected(String value) {
    assertThat(address(value)).isNotEqualTo(Optional.of(DANA));
  }

  @Test
  void homograph_isNotAllowed() {
    AllowedSenders senders = AllowedSenders.parse("T1:@kustomer.example", "");

    assertThat(
            address("dana@\u212austomer.example")
                .filter(from -> !senders.teamsAllowing(from, Set.of("T1")).isEmpty()))
        .isEmpty();
  }

  @Test
  void hugeValue_isRejected() {
    assertThat(address("(".repeat(500_000) + DANA)).isEmpty();
    assertThat(address("a ".repeat(500_000) + "<" + DANA + ">")).isEmpty();
    assertThat(address("\"\\".repeat(490) + "<" + DANA + ">")).isEmpty();
  }
}
