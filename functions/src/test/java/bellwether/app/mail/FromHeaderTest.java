package bellwether.app.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.field.address.ParseException;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FromHeaderTest {
  private static final String DANA = "dana@customer.example";
  private static final String MALLORY = "mallory@evil.example";

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
    AllowedSenders senders = AllowedSenders.parse("@kustomer.example");

    assertThat(address("dana@\u212austomer.example").filter(senders::allows)).isEmpty();
  }

  @Test
  void hugeValue_isRejected() {
    assertThat(address("(".repeat(500_000) + DANA)).isEmpty();
    assertThat(address("a ".repeat(500_000) + "<" + DANA + ">")).isEmpty();
    assertThat(address("\"\\".repeat(490) + "<" + DANA + ">")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\r\nfrom : dana@customer.example\r\n\r\nFrom: mallory@evil.example\r\n",
        "Subject: x\nFrom:\n dana@customer.example\n\n\nFrom: mallory@evil.example\n",
        "From: Dana\r\n\t<dana@customer.example>\r\nReply-To: mallory@evil.example\r\nSender: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: \u0085\r\n"
      })
  void field_isFoundInTheHeaderAlone(String mail) {
    assertThat(fromOf(mail)).contains(DANA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: dana@customer.example\r\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nfrom\t: \u0085mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nno field\r\nFROM: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\n \r\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: y\rFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\nX: y\nFrom: mallory@evil.example\r\n\r\n",
        "From: dana@customer.example\r\n\nFrom: mallory@evil.example\r\n\r\n",
        "From: mallory@evil.example\r\nReply-To: dana@customer.example\r\nSender: dana@customer.example\r\n\r\n",
        "Sender: dana@customer.example\r\nResent-From: dana@customer.example\r\n\r\n",
        "Subject: x\r\n\r\nFrom: dana@customer.example\r\n",
        "\r\nFrom: dana@customer.example\r\n\r\n",
        ""
      })
  void otherOrRepeatedFields_areRejected(String mail) {
    assertThat(fromOf(mail)).isNotEqualTo(Optional.of(DANA));
  }

  private static Optional<String> fromOf(String mail) {
    return MailHeader.parse(mail.getBytes(ISO_8859_1))
        .flatMap(header -> FromHeader.parseAddress(header.values("From")));
  }

  /** The library parses each accepted value as one mailbox with that address. */
  @Test
  void generatedHeaders_areParsedAsByTheLibrary() throws IOException {
    int taken = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder value = new StringBuilder();
      for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
        value.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      // A damaged fold starts another line, which this test does not cover.
      if (random.nextInt(4) == 0 && value.indexOf("\r") < 0) {
        value.setCharAt(random.nextInt(value.length()), (char) (32 + random.nextInt(224)));
      }
      String mail = "To: x@y.example\r\nFrom: " + value + "\r\nSubject: x\r\n\r\ntext\r\n";
      Optional<String> ours = fromOf(mail);
      if (ours.isPresent()) {
        taken++;
        assertThat(strict(value.toString())).as("seed %d: %s", seed, value).isEqualTo(ours);
        assertThat(lenient(mail)).as("seed %d: %s", seed, value).isEqualTo(ours);
      }
    }
    assertThat(taken).isGreaterThan(500);
  }

  /** A mailbox as written by mail programs is never rejected. */
  @Test
  void generatedMailboxes_areAccepted() {
    List<Supplier<String>> forms =
        List.of(() -> "%2$s", () -> "<%2$s>", () -> "%1$s <%2$s>", () -> "\"%1$s\" <%2$s>");
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder name = new StringBuilder("D");
      for (int i = random.nextInt(20); i > 0; i--) {
        char letter = NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length()));
        // A dot follows a word.
        name.append(letter == '.' && name.toString().endsWith(" ") ? 'x' : letter);
      }
      String form = forms.get(random.nextInt(forms.size())).get();
      String value =
          String.format(Locale.ROOT, form, name, DANA)
              .replace(" <", random.nextInt(3) == 0 ? "\r\n <" : " <");
      assertThat(fromOf("From: " + value + "\r\n\r\n"))
          .as("seed %d: %s", seed, value)
          .contains(DANA);
    }
  }

  private static final String NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz ABC XYZ 0123456789.-_'&/";

  private static final List<String> PIECES =
      List.of(
          DANA,
          MALLORY,
          "<" + DANA + ">",
          "<" + MALLORY + ">",
          "Dana ",
          "\"Dana\" ",
          "\"" + DANA + "\" ",
          " ( " + DANA + " )",
          " (x) ",
          "(",
          ")",
          "\"",
          "\\",
          ",",
          ";",
          ":",
          "@",
          ".",
          "<",
          ">",
          " ",
          "\r\n ",
          "Team: ",
          "=?utf-8?q?x?= ",
          "=?utf-8?q?" + MALLORY.replace("@", "=40") + "=3E?= ",
          "=?utf-8?b?PGRhbmFAY3VzdG9tZXIuZXhhbXBsZT4=?= ");

  private static Optional<String> strict(String value) {
    try {
      return single(DefaultAddressParser.DEFAULT.parseAddressList(value.replace("\r\n", "")));
    } catch (ParseException refused) {
      return Optional.empty();
    }
  }

  private static Optional<String> lenient(String mail) throws IOException {
    Message message =
        new DefaultMessageBuilder()
            .parseMessage(new ByteArrayInputStream(mail.getBytes(ISO_8859_1)));
    return message.getFrom() == null || message.getFrom().size() != 1
        ? Optional.empty()
        : Optional.of(message.getFrom().get(0).getAddress());
  }

  private static Optional<String> single(AddressList list) {
    return list.size() == 1 && list.get(0) instanceof Mailbox mailbox
        ? Optional.of(mailbox.getAddress())
        : Optional.empty();
  }

  @Test
  void authenticationResults_useTheTopmostField() {
    String ses =
        "Authentication-Results: amazonses.com;\r\n spf=pass client-ip=192.0.2.1;\r\n dkim=pass header.i=@x.example;\r\n dmarc=pass header.from=Customer.example;\r\n";
    String forged =
        "Authentication-Results: amazonses.com; dmarc=pass header.from=evil.example\r\n";

    assertThat(domains(ses + forged)).containsExactly("customer.example");
    assertThat(domains(forged + ses)).containsExactly("evil.example");
    assertThat(domains("Authentication-Results: mx.example; dmarc=pass header.from=a.example\r\n"))
        .isEmpty();
    assertThat(domains("X: y\r\n")).isEmpty();
  }

  private static List<String> domains(String header) {
    return MailHeader.parse((header + "\r\n").getBytes(UTF_8)).orElseThrow().domainsPassingDmarc();
  }
}
