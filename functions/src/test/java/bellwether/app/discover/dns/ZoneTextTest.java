package bellwether.app.discover.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.app.discover.evidence.UnreadableSourceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZoneTextTest {
  private static List<String> parse(String text) throws UnreadableSourceException {
    return ZoneText.parse(text).stream()
        .map(record -> record.name() + " " + record.type() + " " + record.data())
        .toList();
  }

  @Test
  void outputOfDig_isRead() throws Exception {
    assertThat(
            parse(
                """
                ; <<>> DiG 9.18 <<>> q.example MX
                ;; ANSWER SECTION:
                q.example.\t\t300\tIN\tMX\t10 ASPMX.L.Google.com.
                q.example.\t\t300\tIN\tTXT\t"v=spf1 include:a" ".example ~all"
                www.q.example.\t60\tIN\tCNAME\tq.netlify.app.
                q.netlify.app.\t20\tIN\tA\t192.0.2.7

                ;; Query time: 12 msec
                """))
        .containsExactly(
            "q.example MX aspmx.l.google.com",
            "q.example TXT v=spf1 include:a.example ~all",
            "www.q.example CNAME q.netlify.app");
  }

  @Test
  void zoneFile_isReadWithItsShortForms() throws Exception {
    assertThat(
            parse(
                """
                $ORIGIN q.example.
                $TTL 1h
                @  IN SOA ns1 host ( 1 2h
                     3 4 5 ) ; serial
                   IN MX 10 mail
                   MX 20 mx.other.example. ; a comment
                   1h30m IN TXT ( "one; " ; not the end
                     "two" )
                help IN 300 CNAME desk.zendesk.com.
                shop CNAME desk.zendesk.com
                $ORIGIN sub.q.example.
                a CNAME @
                """))
        .containsExactly(
            "q.example MX mail.q.example",
            "q.example MX mx.other.example",
            "q.example TXT one; two",
            "help.q.example CNAME desk.zendesk.com",
            "shop.q.example CNAME desk.zendesk.com.q.example",
            "a.sub.q.example CNAME sub.q.example");
  }

  @Test
  void escapes_areRead() throws Exception {
    assertThat(parse("q.example. IN TXT \"a\\\"b\\059c\\\\\""))
        .containsExactly("q.example TXT a\"b;c\\");
  }

  @Test
  void place_isTheLineOfTheRecord() throws Exception {
    assertThat(ZoneText.parse("\n;\nq.example. MX 10 a.example.\n").getFirst().place())
        .isEqualTo("line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "label,status\nVitamin A shop,ACTIVE\n",
        "10 aspmx.l.google.com.\n",
        "We use MX records of TXT kind\n"
      })
  void otherTexts_areNoRecords(String text) throws Exception {
    assertThat(ZoneText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q.example. 300 IN A 192.0.2.1\n",
        "q.example. IN MX aspmx.l.google.com.\n",
        "q.example. IN CNAME a. b.\n"
      })
  void recordsWithoutVendors_areRejectedWithTheFix(String text) {
    assertThatThrownBy(() -> ZoneText.parse(text))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessageContaining("run dig for these types");
  }

  @Test
  void unclosedQuoteOrParenthesis_endsWithoutLosingEarlierRecords() throws Exception {
    assertThat(
            parse("q.example. MX 1 a.example.\nq.example. TXT \"open\nb.example. MX 1 c.example."))
        .contains("q.example MX a.example", "b.example MX c.example");
    assertThat(parse("q.example. MX 1 a.example.\nq.example. TXT ( \"open\"\n"))
        .contains("q.example MX a.example");
  }

  @Test
  void hugeTexts_takeLinearTime() throws Exception {
    assertThat(parse("9".repeat(2_000_000))).isEmpty();
    assertThat(parse("a. ".repeat(300_000))).isEmpty();
    assertThat(parse("(".repeat(1_000_000))).isEmpty();
    assertThatThrownBy(() -> parse("q.example. MX 1 a.example.\n".repeat(50_001)))
        .hasMessageContaining("more than 50,000 DNS records");
  }
}
