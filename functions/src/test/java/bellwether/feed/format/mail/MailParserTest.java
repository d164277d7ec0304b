package bellwether.feed.format.mail;

import static bellwether.feed.format.mail.MailSamples.HEAD;
import static bellwether.feed.format.mail.MailSamples.parse;
import static bellwether.feed.format.mail.MailSamples.parts;
import static bellwether.feed.format.mail.MailSamples.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.ParsedDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailParserTest {
  @Test
  void notice_isReadUnchanged() {
    Advisory notice =
        read(
            HEAD
                + "Subject: =?UTF-8?Q?Inkwell:_notice_of_a_breach_=E2=80=93_January?=\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "Somebody copied =C3=A4ddresses of our=\r\n customers.\r\n");

    assertThat(notice.title()).isEqualTo("Inkwell: notice of a breach – January");
    assertThat(notice.text()).isEqualTo("Somebody copied äddresses of our customers.");
    assertThat(notice.published()).hasToString("2026-01-20T09:00+01:00");
    assertThat(notice.url()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FYI, Dana\n\n---------- Forwarded message ---------\nFrom: Inkwell Trust <trust@inkwell.example>\nDate: Mon, 19 Jan 2026 17:05:00 +0000\nSubject: Inkwell security incident\nTo: <dana@customer.example>\n\nIntruders copied files.\n",
        "-----Original Message-----\nFrom: Inkwell Trust\nSent: Mon, 19 Jan 2026 17:05:00 +0000\nTo: Dana\nSubject: Inkwell security incident\n\nIntruders copied files.\n",
        "Begin forwarded message:\n\n> From: Inkwell Trust\n> Subject: Inkwell security incident\n> Date: Mon, 19 Jan 2026 17:05:00 +0000\n> To: Dana\n>\n> Intruders copied files.\n",
        "-----Urspr\u00fcngliche Nachricht-----\nVon: Inkwell Trust\nGesendet: Mon, 19 Jan 2026 17:05:00 +0000\nAn: Dana\nBetreff: Inkwell security incident\n\nIntruders copied files.\n"
      })
  void forwardedInTheText_isUnwrapped(String body) {
    Advisory notice =
        read(
            HEAD
                + "Subject: Fwd: whatever\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + body);

    assertThat(notice.title()).isEqualTo("Inkwell security incident");
    assertThat(notice.text()).isEqualTo("Intruders copied files.");
    assertThat(notice.published()).hasToString("2026-01-19T17:05Z");
  }

  @Test
  void forwardedAsAttachment_isUnwrapped_andOtherAttachmentsAreNotOpened() {
    Advisory notice =
        read(
            HEAD
                + "Subject: WG: whatever\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n"
                + "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=secret.txt\r\n\r\nnot for you\r\n"
                + "--b\r\nContent-Type: message/rfc822\r\n\r\n"
                + "From: trust@inkwell.example\r\nSubject: Inkwell security incident\r\nMessage-ID: <orig@inkwell.example>\r\n"
                + "Date: Mon, 19 Jan 2026 17:05:00 +0000\r\nContent-Type: text/html\r\n\r\n<p>Intruders <b>copied</b> files.</p>\r\n"
                + "--b--\r\n");

    assertThat(notice.title()).isEqualTo("Inkwell security incident");
    assertThat(notice.text()).isEqualTo("Intruders copied files.");
  }

  private static String attached(String subject, String inner) {
    return "From: Inkwell Trust <trust@inkwell.example>\r\nSubject: "
        + subject
        + "\r\nDate: Mon, 19 Jan 2026 17:05:00 +0000\r\n"
        + inner;
  }

  @Test
  void forwardAttachedToAForward_isTheInnermost() {
    String inner = attached("Inkwell hit", "\r\nWe found intruders.");
    String outer =
        attached(
            "Fwd: see",
            "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: message/rfc822\r\n\r\n"
                + inner
                + "\r\n--c--");
    Advisory notice = read(parts("mixed", "text/plain", "see below", "message/rfc822", outer));

    assertThat(notice.title()).isEqualTo("Inkwell hit");
    assertThat(notice.text()).isEqualTo("We found intruders.");
    assertThat(notice.published()).hasToString("2026-01-19T17:05Z");
  }

  @Test
  void messageWithASample_keepsItsOwnText() {
    String letter =
        "Inkwell confirmed a data breach. " + "Beware of letters like this one. ".repeat(20);
    Advisory notice =
        read(
            parts(
                "mixed",
                "text/plain",
                letter,
                "message/rfc822",
                attached("Your invoice", "\r\nPay now.")));

    assertThat(notice.title()).isEqualTo("Notice");
    assertThat(notice.text()).startsWith("Inkwell confirmed a data breach.").endsWith("Pay now.");
    assertThat(notice.published()).hasToString("2026-01-20T09:00+01:00");
  }

  @Test
  void sendersName_isKeptWhereNothingElseNamesTheVendor() {
    String forward =
        HEAD
            + "Subject: FW: Notice\r\n\r\nFrom: Inkwell Trust <trust@inkwell.example>\r\nSent: Tuesday, January 6, 2026 9:14 AM\r\n"
            + "To: Dana\r\nSubject: Notice\r\n\r\n%s had a data breach.\r\n";

    assertThat(read(String.format(Locale.ROOT, forward, "We")).text())
        .isEqualTo("We had a data breach.\n\nFrom: Inkwell Trust <trust@inkwell.example>");
    assertThat(read(String.format(Locale.ROOT, forward, "Inkwell")).text())
        .isEqualTo("Inkwell had a data breach.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FW:",
        "TR :",
        "I:",
        "Doorst:",
        "[EXTERNAL] WG: Fwd:",
        "RV[2]:",
        "\u8f6c\u53d1\uff1a"
      })
  void marksOfForwards_areNoPartOfTheTitle(String mark) {
    assertThat(read(HEAD + "Subject: " + mark + " Inkwell hit\r\n\r\nText.\r\n").title())
        .isEqualTo("Inkwell hit");
  }

  @Test
  void postThatBeginsWithAnAddress_linksIt() {
    assertThat(
            read(HEAD + "Subject: Inkwell hit\r\n\r\nhttps://news.example/inkwell\r\n\r\nText.\r\n")
                .url())
        .isEqualTo("https://news.example/inkwell");
  }

  @Test
  void duplicateMail_isOneAdvisory() {
    String mail = HEAD + "Subject: Inkwell hit\r\n\r\nText.\r\n";

    assertThat(read(mail).id()).isEqualTo(read(mail.replace("Text", "Other")).id());
  }

  @Test
  void wrongCharset_isStillRead() {
    byte[] mail =
        (HEAD
                + "Subject: Inkwell hit\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nf\u00fcr alle\r\n")
            .getBytes(ISO_8859_1);

    assertThat(ParseSupport.items(parse(mail)).items().getFirst().advisory().text())
        .isEqualTo("für alle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "no mail at all", "<html><body>Denied</body></html>"})
  void nonMail_isRefused(String text) {
    assertThat(parse(text.getBytes(UTF_8))).isInstanceOf(ParsedDocument.Unreadable.class);
  }

  @Test
  @Tag("case-67")
  void nestingAndPartsWithoutEnd_areBounded() {
    StringBuilder deep = new StringBuilder(HEAD + "Subject: s\r\n");
    for (int i = 0; i < 3_000; i++) {
      deep.append(
          String.format(
              Locale.ROOT, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i));
    }
    String many =
        HEAD
            + "Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n\r\nx\r\n".repeat(50_000);

    for (String mail : new String[] {deep.toString(), many, HEAD + "X: y\r\n".repeat(100_000)}) {
      if (parse(mail.getBytes(UTF_8)) instanceof ParsedDocument.Unreadable(var reason)) {
        assertThat(reason).doesNotContain("StackOverflow", "OutOfMemory");
      }
    }
  }

  @Test
  void mangledMail_neverBreaksTheParser() {
    byte[] whole =
        (HEAD
                + "Subject: =?UTF-8?Q?A?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nPGI+eDwvYj4=\r\n--b--\r\n")
            .getBytes(UTF_8);
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] mail = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int i = 0; i < random.nextInt(8); i++) {
        mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
      }
      if (parse(mail) instanceof ParsedDocument.Unreadable(var reason)) {
        assertThat(reason).as("seed %d", seed).doesNotStartWith("breaks the parser");
      }
    }
  }
}
