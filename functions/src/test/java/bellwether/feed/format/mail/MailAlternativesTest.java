package bellwether.feed.format.mail;

import static bellwether.feed.format.mail.MailSamples.HEAD;
import static bellwether.feed.format.mail.MailSamples.parts;
import static bellwether.feed.format.mail.MailSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which of the alternative parts of a message is read. */
final class MailAlternativesTest {
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
  void stubText_isReplacedByTheHtmlPart(String stub) {
    for (String kind : new String[] {"alternative", "mixed"}) {
      Advisory notice =
          read(parts(kind, "text/plain; charset=utf-8", stub, "text/html; charset=utf-8", PAGE));
      assertThat(notice.text())
          .contains("Inkwell confirmed a data breach. Intruders copied files.");
    }
  }

  @Test
  void stubText_withTheFooterOfTheHtmlPart_isReplaced() {
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
}
