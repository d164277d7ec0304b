package bellwether.feed.format.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
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
  private static final String HEAD =
      """
      From: Dana <dana@customer.example>
      To: T1@in.example
      Message-ID: <m1@customer.example>
      Date: Tue, 20 Jan 2026 09:00:00 +0100
      MIME-Version: 1.0
      """
          .replace("\n", "\r\n");

  private static ParsedDocument parse(byte[] mail) {
    return FeedParser.parse(Format.MAIL, "E-mail", mail, null, null, ParseSupport.SEEN);
  }

  private static Advisory read(String mail) {
    return ParseSupport.items(parse(mail.getBytes(UTF_8))).items().getFirst().advisory();
  }

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

  private static final String PAGE =
      "<html><head><style>p {color: red}</style></head><body><p>Dear customer,</p><p>Inkwell confirmed a data breach. Intruders copied files.</p></body></html>";

  private static String parts(String kind, String... parts) {
    StringBuilder mail =
        new StringBuilder(
            HEAD + "Subject: Notice\r\nContent-Type: multipart/" + kind + "; boundary=b\r\n\r\n");
    for (int i = 0; i < parts.length; i += 2) {
      mail.append(
          String.format(
              Locale.ROOT, "--b\r\nContent-Type: %s\r\n\r\n%s\r\n", parts[i], parts[i + 1]));
    }
    return mail + "--b--\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "View this email in your browser: https://mail.inkwell.example/v/abc",
        "Your mail program does not support HTML.",
        "Ihr E-Mail-Programm kann diese Nachricht leider nicht darstellen. Bitte \u00f6ffnen Sie sie im Browser.",
        "Si vous ne visualisez pas ce message, suivez ce lien.",
        "Si no puede ver este mensaje, haga clic aqu\u00ed.",
        "\u8bf7\u5728\u6d4f\u89c8\u5668\u4e2d\u67e5\u770b\u6b64\u90ae\u4ef6",
        "CAUTION: external email. Do not click links unless you know the sender.",
        "https://click.inkwell.example/t/0123456789?u=abcdef",
        "please see attachment",
        "--\r\n",
        "View in browser <https://x.example/1>\r\n\r\nUnsubscribe <https://x.example/2>\r\n\r\nThis message and its attachments are"
            + " confidential and meant only for whoever it is addressed to. If you have received it by mistake, delete it and"
            + " let us know. Inkwell Limited is registered in England under number 0123456, 1 High Street, London."
      })
  void stub_isReadAsThePageBesideIt(String stub) {
    for (String kind : new String[] {"alternative", "mixed"}) {
      Advisory notice =
          read(parts(kind, "text/plain; charset=utf-8", stub, "text/html; charset=utf-8", PAGE));
      assertThat(notice.text())
          .contains("Inkwell confirmed a data breach. Intruders copied files.");
    }
  }

  @Test
  void stubAndPage_withTheSameFooter_areReadAsThePage() {
    String footer =
        "This message is confidential and meant only for whoever it is addressed to. If you have received it by mistake,"
            + " delete it and let us know. Inkwell Limited, registered in England under number 0123456, 1 High Street.";
    assertThat(
            read(parts(
                    "alternative",
                    "text/plain",
                    "View in browser\r\n\r\n" + footer,
                    "text/html",
                    PAGE.replace("</body>", "<p>" + footer + "</p></body>")))
                .text())
        .contains("Inkwell confirmed a data breach.");
  }

  @Test
  void plainTextWithTheContent_isKept() {
    String plain = "Dear customer,\r\n\r\nInkwell confirmed a data breach. Intruders copied files.";
    String text = "Dear customer,\n\nInkwell confirmed a data breach. Intruders copied files.";
    for (String page :
        new String[] {
          PAGE,
          "",
          "<html></html>",
          "<img src='https://x.example/p.gif'>",
          PAGE.replace("<body>", "<body><a href='https://x.example/v'>View online</a>"),
          "<p>This message is best read as plain text.</p>"
        }) {
      assertThat(read(parts("alternative", "text/plain", plain, "text/html", page)).text())
          .as(page)
          .startsWith(text);
    }
    assertThat(read(parts("alternative", "text/plain", plain, "text/html", PAGE)).text())
        .isEqualTo(text);
  }

  @Test
  void pageDeepInOtherParts_isFound() {
    String related =
        "multipart/related; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n\r\n"
            + PAGE
            + "\r\n--c\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n--c--";
    String alternative =
        "multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nno HTML, no text\r\n--a\r\nContent-Type: "
            + related
            + "\r\n--a--";
    String mail =
        HEAD
            + "Subject: Notice\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
            + "[EXTERNAL] Be careful with this message.\r\n--b\r\nContent-Type: "
            + alternative
            + "\r\n--b\r\nContent-Type: text/plain; name=log.txt\r\nContent-Disposition: inline; filename=log.txt\r\n\r\nnot for you\r\n--b--\r\n";

    assertThat(read(mail).text())
        .contains("Inkwell confirmed a data breach.")
        .doesNotContain("not for you");
  }

  @Test
  void pageLabelledAsPlainText_isReadAsPage() {
    assertThat(read(HEAD + "Subject: Notice\r\n\r\n\r\n" + PAGE).text())
        .isEqualTo("Dear customer,\n\nInkwell confirmed a data breach. Intruders copied files.");
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
