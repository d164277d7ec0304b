package bellwether.feed.format.mailman;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.feed.FeedSamples;
import bellwether.feed.ParseSupport;
import bellwether.feed.document.IdentifiedItem;
import bellwether.feed.document.ParsedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailmanParserTest {
  private static final byte[] MONTH = FeedSamples.bytes("feeds/breachexchange/2021-March.txt");
  private static final byte[] PAGE =
      FeedSamples.bytes("feeds/breachexchange/2021-March/005850.html");
  private static final byte[] PAGE_TEXT =
      FeedSamples.bytes("feeds/breachexchange/2021-March/005850.txt");

  @Test
  void month_isReadAsItsMessages() {
    assertThat(advisories(MONTH))
        .extracting(Advisory::title)
        .containsExactly(
            "Intruders watched through 150,000 Verkada cameras",
            "Mimecast Says SolarWinds Hackers Stole Source Code",
            "Gang claims “50 million dollar” attack on Acer");
  }

  @Test
  void message_isReadAsTheArticleThatItPassesOn() {
    Advisory post = advisories(MONTH).get(1);
    assertThat(post.url())
        .isEqualTo(
            "https://www.securityweek.com/mimecast-says-solarwinds-hackers-stole-source-code");
    assertThat(post.published()).isEqualTo(OffsetDateTime.parse("2021-03-19T10:38:04-04:00"));
    assertThat(post.text())
        .startsWith(
            "Mimecast, which sells email security, has closed its inquiry into the intrusion that"
                + " reached it through SolarWinds. It says that the intruders copied part of its"
                + " source code.\n\n"
                + "SolarWinds makes")
        .endsWith("reset credentials and stopped using Orion.");
  }

  @Test
  void message_losesItsSignatureAndNotes() {
    List<Advisory> posts = advisories(MONTH);
    assertThat(posts.getFirst().text())
        .endsWith(
            "From the same source: the video archive of each customer could be read as well.");
    assertThat(posts.get(2).text()).endsWith("does not confirm the claim.");
  }

  @Test
  void page_andItsText_areTheSamePostAsInTheMonth() {
    IdentifiedItem inMonth = items(MONTH).get(1);
    for (byte[] form : List.of(PAGE, PAGE_TEXT)) {
      IdentifiedItem alone = items(form).getFirst();
      assertThat(alone.advisory().text()).isEqualTo(inMonth.advisory().text());
      assertThat(alone.advisory().title()).isEqualTo(inMonth.advisory().title());
      assertThat(alone.advisory().url()).isEqualTo(inMonth.advisory().url());
      assertThat(alone.advisory().published()).isEqualTo(inMonth.advisory().published());
      assertThat(inMonth.fingerprints()).containsAnyElementsOf(alone.fingerprints());
    }
    assertThat(items(PAGE).getFirst().fingerprints()).isEqualTo(inMonth.fingerprints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void footer_gluedToTheLastWord_isDropped(String glue) {
    Advisory post =
        advisories(
                post("Acme was hit." + glue + "More information about the Some-List\nmailing list")
                    .getBytes(UTF_8))
            .getFirst();
    assertThat(post.text()).isEqualTo("Acme was hit.");
  }

  @Test
  @Tag("case-67")
  void month_unescapedFromLine_splitsNothing() {
    String month =
        message("1", "A", "one\n\nFrom here to there  Mon Mar  1 10:00:00 2021\nis no start")
            + message("2", "B", "two");
    assertThat(advisories(month.getBytes(UTF_8)))
        .extracting(Advisory::title)
        .containsExactly("A", "B");
  }

  @Test
  void month_compressed_isTheSame() throws IOException {
    assertThat(items(gzip(MONTH))).isEqualTo(items(MONTH));
  }

  @Test
  void month_compressedAndTruncated_isReadAsFarAsItGoes() throws IOException {
    byte[] gzip = gzip(MONTH);
    ParsedDocument.Items read =
        ParseSupport.items(ParseSupport.mailman(Arrays.copyOf(gzip, gzip.length - 9)));
    assertThat(read.completeness().isDegraded()).isTrue();
    assertThat(read.items()).isNotEmpty();
  }

  @Test
  @Tag("case-53")
  @Tag("case-67")
  void month_asGzipBomb_isUnreadable() throws IOException {
    assertThat(ParseSupport.mailman(gzip(new byte[50_000_000])))
        .isEqualTo(new ParsedDocument.Unreadable("a gzip file that inflates more than 100 to 1"));
  }

  @Test
  void month_withoutMail_isUnreadable() {
    for (String text :
        List.of(
            "",
            "\n",
            "hello",
            "From a at b  Mon Mar  1 10:00:00 2021\nno header",
            "<html><p>Log in</p></html>")) {
      assertThat(ParseSupport.mailman(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(ParsedDocument.Unreadable.class);
    }
  }

  @Test
  void index_isReportedAsIndex() {
    assertThat(
            ParseSupport.mailman(FeedSamples.bytes("feeds/breachexchange/index.html")).toString())
        .contains("index of an archive");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[List] Acme hit|Acme hit",
        "Re: [List] Fwd: Acme hit|Acme hit",
        "[List] [UPDATE] Acme hit|[UPDATE] Acme hit",
        "RE: re: FW: Acme hit|Acme hit",
        "Report: Acme hit|Report: Acme hit",
        "[List]|[List]",
        "=?utf-8?b?QWNtZSBoaXQ=?=|Acme hit",
        "=?iso-8859-1?q?Caf=E9?= =?utf-8?q?_hit?=|Café hit",
        "=?IBM037?q?Caf=E9?=|=?IBM037?q?Caf=E9?=",
        "=?utf-8?q?bad=ZZ?=|=?utf-8?q?bad=ZZ?=",
      })
  void subject_isWhatTheMessageIsAbout(String subject, String title) {
    assertThat(MailSubject.clean(subject)).isEqualTo(title);
  }

  @Test
  void text_withoutBlankLines_isSplitWhereLinesEndEarly() {
    String body =
        "This line of the text is wrapped where the next word did not fit\nand this one ends here.\nHere a new paragraph begins, and it is as long as the first.";
    assertThat(MessageBody.parse(body.lines().toList()).body())
        .isEqualTo(
            "This line of the text is wrapped where the next word did not fit and this one ends here.\n\nHere a new paragraph begins, and it is as long as the first.");
  }

  @Test
  void text_afterEarlySignatureMarker_isKept() {
    String body = "First.\n--\n" + "More of it.\n".repeat(20);
    assertThat(MessageBody.parse(body.lines().toList()).body()).contains("More of it.");
  }

  private static List<IdentifiedItem> items(byte[] body) {
    return ParseSupport.items(ParseSupport.mailman(body)).items();
  }

  private static List<Advisory> advisories(byte[] body) {
    return items(body).stream().map(IdentifiedItem::advisory).toList();
  }

  private static String message(String id, String subject, String body) {
    return "From a at b.example  Mon Mar  1 10:00:00 2021\nFrom: a at b.example (A)\nDate: Mon, 1 Mar 2021 10:00:00 -0500\nSubject: "
        + subject
        + "\nMessage-ID: <"
        + id
        + "@x>\n\n"
        + body
        + "\n\n";
  }

  private static String post(String body) {
    return "[Some-List] Acme hit\nA. Sender\na at b.example\nMon Mar  1 10:00:00 EST 2021\n" + body;
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }
}
