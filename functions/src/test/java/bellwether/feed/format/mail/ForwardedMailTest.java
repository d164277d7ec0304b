package bellwether.feed.format.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bellwether.feed.text.InputLimits;
import bellwether.feed.text.PlainText;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardedMailTest {
  private static final String SENDER = "Inkwell Trust <trust@inkwell.example>";

  static Stream<Arguments> programs() {
    return Stream.of(
        arguments(
            "FW: x",
            "Do we use them?\n\nDana\n\nFrom: %s\nSent: Tuesday, January 6, 2026 9:14\u202fAM\nTo: Dana; Ann\nCc: Bob\nSubject: Breach\nImportance: High\n\n"),
        arguments(
            "WG: x",
            "________________________________\nVon: %s\nGesendet: Dienstag, 6. Januar 2026 09:14\nAn: Dana <dana@customer.example>\nBetreff: Breach\n\n"),
        arguments(
            "WG: x",
            "-----Urspr\u00fcngliche Nachricht-----\nVon: %s \nGesendet: Dienstag, 6. Januar 2026 09:14\nAn: Dana\nBetreff: Breach\n\n"),
        arguments(
            "TR : x",
            "Bonjour,\n\n-----Message d'origine-----\nDe\u00a0: %s\nEnvoy\u00e9\u00a0: mardi 6 janvier 2026 09:14\n\u00c0\u00a0: Dana\nObjet\u00a0: Breach\n\n"),
        arguments(
            "RV: x",
            "De: %s\nEnviado el: martes, 6 de enero de 2026 9:14\nPara: Dana\nCC: Ann\nAsunto: Breach\n\n"),
        arguments(
            "I: x",
            "Da: %s\nInviato: marted\u00ec 6 gennaio 2026 09:14\nA: Dana\nOggetto: Breach\n\n"),
        arguments(
            "Doorst: x",
            "Van: %s\nVerzonden: dinsdag 6 januari 2026 09:14\nAan: Dana\nOnderwerp: Breach\n\n"),
        arguments(
            "ENC: x",
            "De: %s\nEnviada em: ter\u00e7a-feira, 6 de janeiro de 2026 09:14\nPara: Dana\nAssunto: Breach\n\n"),
        arguments(
            "Fwd: x",
            "FYI\n\n---------- Forwarded message ---------\nFrom: %s\nDate: Tue, Jan 6, 2026 at 9:14\u202fAM\nSubject: Breach\nTo: <dana@customer.example>\n\n\n"),
        arguments(
            "Fwd: x",
            "---------- Forwarded message ---------\nVon: %s\nDate: Di., 6. Jan. 2026 um 09:14 Uhr\nSubject: Breach\nTo: <dana@customer.example>\n\n\n"),
        arguments(
            "x",
            "---------- Message transf\u00e9r\u00e9 ----------\nDe : %s\nDate : mar. 6 janv. 2026 \u00e0 09:14\nSubject: Breach\nTo: <dana@customer.example>\n\n"),
        arguments(
            "x",
            "---------- Mensaje reenviado ---------\nDe: %s\nDate: mar, 6 ene 2026 a las 9:14\nSubject: Breach\nTo: <dana@customer.example>\n\n"),
        arguments(
            "Fwd: x",
            "Begin forwarded message:\n\nFrom: %s\nSubject: Breach\nDate: 6 January 2026 at 09:14:00 GMT\nTo: Dana\nReply-To: no-reply@inkwell.example\n\n"),
        arguments(
            "x",
            "Anfang der weitergeleiteten Nachricht:\n\n> Von: %s\n> Betreff: Breach\n> Datum: 6. Januar 2026 um 09:14:00 UTC\n> An: Dana\n> \n> "),
        arguments(
            "Fwd: x",
            "D\u00e9but du message r\u00e9exp\u00e9di\u00e9 :\n\nDe: %s\nObjet: Breach\nDate: 6 janvier 2026 \u00e0 09:14:00 UTC\n\u00c0: Dana\n\n"),
        arguments(
            "Fwd: x",
            "-------- Forwarded Message --------\nSubject: \tBreach\nDate: \tTue, 6 Jan 2026 10:14:00 +0100\nFrom: \t%s\nTo: \tdana@customer.example\n\n\n"),
        arguments(
            "Fw: x",
            "----- Forwarded Message -----\nFrom: %s\nTo: Dana <dana@customer.example>; Ann\n <ann@customer.example>; Bob\n <bob@customer.example>\nSent: Tuesday, January 6, 2026 at 09:14:00 AM GMT\nSubject: Breach\n\n"),
        arguments(
            "[EXTERNAL] FW: x",
            "*From:* %s\n*Sent:* Tuesday, January 6, 2026 9:14 AM\n*To:* Dana\n*Subject:* Breach\n\n"),
        arguments(
            "Fwd: x",
            "**From:** %s\n**Date:** Di 06.01.2026 09:14\n**To:** Dana\n**Subject:** Breach\n\n"),
        arguments("", "From: %s\nDate: 2026-01-06 09:14\nTo: Dana\nSubject: Breach\n\n"),
        arguments(
            "FW: x",
            "From:\n\n%s\n\nSent:\n\n06/01/2026 09:14\n\nTo:\n\nDana\n\nSubject:\n\nBreach\n\n"),
        // A forward of a forward, and of one that another program forwarded.
        arguments(
            "FW: x",
            "From: Ann <ann@customer.example>\nSent: Wednesday, January 7, 2026 9:14 AM\nTo: Dana\nSubject: FW: other\n\nSee below.\n\nFrom: %s\nSent: Tuesday, January 6, 2026 9:14 AM\nTo: Ann\nSubject: Breach\n\n"),
        arguments(
            "WG: x",
            "Von: Ann <ann@customer.example>\nGesendet: Mittwoch, 7. Januar 2026 09:14\nAn: Dana\nBetreff: Fwd: other\n\n---------- Forwarded message ---------\nFrom: %s\nDate: Tue, Jan 6, 2026 at 9:14 AM\nSubject: Breach\nTo: Ann\n\n"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void original_isReadAsTheProgramWroteIt(String subject, String head) {
    ForwardedMail forward =
        ForwardedMail.extract(
            String.format(Locale.ROOT, head, SENDER) + "Dear customer,\n\nText.\n", subject);

    assertThat(forward.subject()).isEqualTo("Breach");
    assertThat(forward.date())
        .hasToString(head.contains("+0100") ? "2026-01-06T10:14+01:00" : "2026-01-06T09:14Z");
    assertThat(forward.sender()).isEqualTo(SENDER);
    assertThat(forward.body()).startsWith("Dear customer,").endsWith("Text.");
  }

  /** Without the programs whose markers exist only in plain text. */
  private static Stream<Arguments> pages() {
    return programs()
        .filter(program -> {
          String head = (String) program.get()[1];
          return !head.contains("*From:") && !head.contains("\n <");
        });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void originalInHtml_isReadAsInText(String subject, String head) {
    StringBuilder page = new StringBuilder("<html><body>");
    for (String line :
        (String.format(Locale.ROOT, head, "Inkwell Trust &lt;trust@inkwell.example&gt;")
                + "Dear customer,")
            .replace("<dana", "&lt;dana")
            .replace("<ann", "&lt;ann")
            .replace("<bob", "&lt;bob")
            .split("\n")) {
      page.append("<div><b>").append(line.replaceFirst(": ?", ":</b> ")).append("</b></div>");
    }
    ForwardedMail forward =
        ForwardedMail.extract(PlainText.fromHtml(page + "<p>Text.</p>"), subject);

    assertThat(forward.subject()).isEqualTo("Breach");
    assertThat(forward.sender()).isEqualTo(SENDER);
    assertThat(forward.body())
        .contains("Dear customer,")
        .endsWith("Text.")
        .doesNotContain("Breach");
  }

  @Test
  void htmlTable_isReadAsHeader() {
    String page =
        "<p>FYI</p><p>-------- Forwarded Message --------</p><table><tr><th>Subject:"
            + " </th><td>Breach</td></tr><tr><th>Date: </th><td>Tue, 6 Jan 2026 09:14:00"
            + " +0000</td></tr><tr><th>From: </th><td>Inkwell</td></tr><tr><th>To:"
            + " </th><td>Dana</td></tr></table><p>Text.</p>";

    assertThat(ForwardedMail.extract(PlainText.fromHtml(page), "Fwd: x"))
        .extracting(ForwardedMail::subject, ForwardedMail::sender, ForwardedMail::body)
        .containsExactly("Breach", "Inkwell", "Text.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RE: Outage|Yes, I agree.\\n\\nFrom: Ann\\nSent: Tuesday, January 6, 2026 9:14 AM\\nTo: Dana\\nSubject: Outage\\n\\nShall we?",
        "AW: Outage|Ja.\\n\\n-----Urspr\u00fcngliche Nachricht-----\\nVon: Ann\\nGesendet: Dienstag, 6. Januar 2026 09:14\\nAn: Dana\\nBetreff: Outage\\n\\nWollen wir?",
        "Re: Fwd: Outage|Thanks.\\n\\n> ---------- Forwarded message ---------\\n> From: Ann\\n> Date: Tue, Jan 6, 2026 at 9:14 AM\\n> Subject: Outage\\n> To: Dana\\n>\\n> x",
        "Beware of phishing|Dear customer, beware of mail such as this:\\n\\nFrom: Support\\nDate: 6 January 2026\\nTo: you\\nSubject: Your invoice\\n\\nPay now.",
        "Breach at Inkwell|Facts so far:\\nDate: 6 January 2026\\nFrom: 3 pm to 5 pm\\n\\nText.",
        "FW: Breach|Date: 6 January\\nSubject: pay\\n\\nText."
      })
  void replyOrOwnMessage_isNotUnwrapped(String subject, String text) {
    String written = text.replace("\\n", "\n");

    assertThat(ForwardedMail.extract(written, subject))
        .isEqualTo(new ForwardedMail(null, null, null, written));
  }

  @Test
  void forwardedDiscussion_isItsNewestMail() {
    ForwardedMail forward =
        ForwardedMail.extract(
            "From: Ann\nSent: Tuesday, January 6, 2026 9:14 AM\nTo: Dana\nSubject: RE: Breach\n\nYes.\n\nFrom: Bob\nSent: Monday, January 5, 2026 9:14 AM\nTo: Ann\nSubject: Breach\n\nText.",
            "FW: Breach");

    assertThat(forward.subject()).isEqualTo("RE: Breach");
    assertThat(forward.date()).hasToString("2026-01-06T09:14Z");
    assertThat(forward.body()).startsWith("Yes.").contains("Bob").endsWith("Text.");
  }

  @ParameterizedTest
  @Tag("case-67")
  @ValueSource(
      strings = {
        "To: x\n",
        "From: x\n",
        "From: x\n\n",
        "From:\n",
        "-----\n",
        "To: a,\n b@c\n",
        ">",
        "x:"
      })
  void hostileText_isReadInBoundedSteps(String piece) {
    String text = piece.repeat(InputLimits.MARKUP_CHARS / piece.length());

    assertThat(ForwardedMail.extract(text, "FW: x").body()).isNotNull();
  }

  @Test
  void mangledForwards_neverBreakTheParser() {
    String whole =
        "Note\n\n-----Original Message-----\nFrom: A <a@b.example>\nSent: Tuesday, January 6, 2026 9:14 AM\nTo: B\nSubject: FW: C\n\nFrom: D\nDate: 1/6/2026 3:34 PM\nTo: E\nSubject: F\n\nText.";
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text =
          new StringBuilder(whole.substring(0, random.nextInt(whole.length()) + 1));
      for (int i = random.nextInt(8); i > 0; i--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x3000));
      }
      assertThat(ForwardedMail.extract(text.toString(), "FW: x")).as("seed %d", seed).isNotNull();
    }
  }
}
