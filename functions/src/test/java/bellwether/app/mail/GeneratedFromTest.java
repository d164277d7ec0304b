package bellwether.app.mail;

import static bellwether.app.mail.FromSamples.DANA;
import static bellwether.app.mail.FromSamples.fromOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

/** Tests generated headers, with the parser of the mail library for comparison. */
final class GeneratedFromTest {
  private static final String MALLORY = "mallory@evil.example";

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
}
