package bellwether.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.Advisory;
import bellwether.domain.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTest {
  private static final String HEAD =
      """
      From: Dana <dana@customer.example>
      To: T1@in.example
      Message-ID: <m1@customer.example>
      Date: Tue, 20 Jan 2026 09:00:00 +0100
      MIME-Version: 1.0
      """
          .replace("\n", "\r\n");

  private static Parsed parse(byte[] mail) {
    return FeedParser.parse(Format.MAIL, "E-mail", mail, null, null, Parse.SEEN);
  }

  private static Advisory read(String mail) {
    return Parse.items(parse(mail.getBytes(UTF_8))).items().getFirst().advisory();
  }

  @Test
  void notice_isReadAsItIs() {
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

  @Test
  void alternative_prefersPlainText_andTakesThePageWhereItIsEmpty() {
    String both =
        HEAD
            + "Subject: [list] Re: Inkwell hit\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain\r\n\r\n%s\r\n"
            + "--b\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>page</p>\r\n--b--\r\n";

    assertThat(read(String.format(Locale.ROOT, both, "plain")).text()).isEqualTo("plain");
    assertThat(read(String.format(Locale.ROOT, both, "  ")).text()).isEqualTo("page");
    assertThat(read(String.format(Locale.ROOT, both, "plain")).title()).isEqualTo("Inkwell hit");
  }

  @Test
  void postThatBeginsWithAnAddress_linksIt() {
    assertThat(
            read(HEAD + "Subject: Inkwell hit\r\n\r\nhttps://news.example/inkwell\r\n\r\nText.\r\n")
                .url())
        .isEqualTo("https://news.example/inkwell");
  }

  @Test
  void sameMailTwice_isOneAdvisory() {
    String mail = HEAD + "Subject: Inkwell hit\r\n\r\nText.\r\n";

    assertThat(read(mail).id()).isEqualTo(read(mail.replace("Text", "Other")).id());
  }

  @Test
  void wrongCharset_isReadAllTheSame() {
    byte[] mail =
        (HEAD
                + "Subject: Inkwell hit\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nf\u00fcr alle\r\n")
            .getBytes(ISO_8859_1);

    assertThat(Parse.items(parse(mail)).items().getFirst().advisory().text()).isEqualTo("für alle");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "no mail at all", "<html><body>Denied</body></html>"})
  void whatIsNoMail_isRefused(String text) {
    assertThat(parse(text.getBytes(UTF_8))).isInstanceOf(Parsed.Unreadable.class);
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
      if (parse(mail.getBytes(UTF_8)) instanceof Parsed.Unreadable(var reason)) {
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
      if (parse(mail) instanceof Parsed.Unreadable(var reason)) {
        assertThat(reason).as("seed %d", seed).doesNotStartWith("breaks the parser");
      }
    }
  }
}
