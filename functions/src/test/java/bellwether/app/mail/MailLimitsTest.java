package bellwether.app.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the limits of headers, and the domains for which an authentication holds. */
final class MailLimitsTest {
  private static final String DANA = "dana@customer.example";
  private static final Path EVENTS = Path.of("../events");

  @Test
  void from_hasAtMostAThousandCharacters() {
    String suffix = " <" + DANA + ">";
    String longest = "x".repeat(1_000 - suffix.length()) + suffix;
    assertThat(FromHeader.parseAddress(List.of(longest))).contains(DANA);
    assertThat(FromHeader.parseAddress(List.of("x" + longest))).isEmpty();
  }

  @Test
  void address_hasAtMost254Characters() {
    String domain = ("a".repeat(50) + ".").repeat(4) + "example";
    String longest = "d".repeat(254 - 1 - domain.length()) + "@" + domain;
    assertThat(FromHeader.parseAddress(List.of(longest))).contains(longest);
    assertThat(FromHeader.parseAddress(List.of("d" + longest))).isEmpty();
  }

  @Test
  void headerWithoutEnd_hasAtMost256000Characters() {
    String start = "From: " + DANA + "\r\nX: ";
    String longest = start + "x".repeat(256_000 - start.length());
    assertThat(MailHeader.parse(longest.getBytes(UTF_8))).isPresent();
    assertThat(MailHeader.parse((longest + "x").getBytes(UTF_8))).isEmpty();
    assertThat(MailHeader.parse((start + "\r\n\r\n" + "x".repeat(300_000)).getBytes(UTF_8)))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "customer.example, customer.example, true",
    "customer.example, mail.customer.example, true",
    "mail.customer.example, customer.example, true",
    "customer.example, evil.example, false",
    "customer.example, evilcustomer.example, false",
    "evilcustomer.example, customer.example, false",
    "customer.example, example, false",
    "example, customer.example, false",
    "example, example, false",
    ".a.example, .a.example, false",
    ".customer.example, customer.example, false",
    "customer.example, .customer.example, false",
    "'', '', false"
  })
  void authentication_holdsForTheDomainAndItsSubdomains(
      String domain, String authenticated, boolean holds) {
    assertThat(AllowedSenders.isAligned(domain, authenticated)).isEqualTo(holds);
  }

  @Test
  void senders_areAddressesAndDomainsOnly() {
    AllowedSenders senders =
        AllowedSenders.parse("dana; @Customer.example,\n Ann@other.example", "T1");
    assertThat(senders.byTeam().get("T1"))
        .containsExactlyInAnyOrder("@customer.example", "ann@other.example");
    assertThat(senders.ignored()).isZero();
    Set<String> team = Set.of("T1");
    assertThat(senders.teamsAllowing("DANA@customer.EXAMPLE", team)).containsExactly("T1");
    assertThat(senders.teamsAllowing("dana@mail.customer.example", team)).isEmpty();
    assertThat(senders.teamsAllowing("ann@other.example", team)).containsExactly("T1");
    assertThat(senders.teamsAllowing("bob@other.example", team)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'\fFrom: dana@customer.example\r\n\r\n'", "'\rFrom: dana@customer.example\n\n'"})
  void headerWithStrayLineEnding_isRejected(String mail) {
    assertThat(MailHeader.parse(mail.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void summaryThatIsNotOneSender_isAmbiguous(int senders) throws IOException {
    ObjectNode record = record();
    ArrayNode from = ((ObjectNode) record.at("/ses/mail/commonHeaders")).putArray("from");
    for (int i = 0; i < senders; i++) {
      from.add("Dana Reyes <dana@customer.example>");
    }
    MailReceipt receipt = MailReceipt.fromEvent(record);
    assertThat(receipt.from()).isNull();
    assertThat(
            receipt.rejectionReason(
                AllowedSenders.parse("@customer.example", AllowedSenders.ANY_TEAM)))
        .contains("its From is not exactly one plain address");
  }

  @ParameterizedTest
  @CsvSource({
    "customer.example, true",
    "mail.customer.example, true",
    "evil.example, false",
    "customer.example; dmarc=pass header.from=evil.example, false"
  })
  void dmarcOfTheMailsOwnHeader_mustBeForItsDomain(String domain, boolean accepted)
      throws IOException {
    String mail =
        Files.readString(EVENTS.resolve("mail/0102019bd9f3a6c0-vendor-notice.eml"))
            .replace("\r\n", "\n");
    String results = "Authentication-Results: amazonses.com; dmarc=pass header.from=" + domain;

    assertThat(
            MailReceipt.fromEvent(record())
                .rejectionReason((results + ";\n" + mail).getBytes(UTF_8))
                .isEmpty())
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, PASS, true",
    "PASS, FAIL, true",
    "GRAY, PASS, true",
    "GRAY, FAIL, false",
    "FAIL, PASS, false",
    "'', PASS, true",
    "'', '', false"
  })
  void sender_isAuthenticatedByDmarcOrAlignedSpf(String dmarc, String spf, boolean accepted)
      throws IOException {
    ObjectNode record = record();
    ObjectNode receipt = (ObjectNode) record.at("/ses/receipt");
    receipt.putObject("dmarcVerdict").put("status", dmarc);
    receipt.putObject("spfVerdict").put("status", spf);
    ((ObjectNode) record.at("/ses/mail")).put("source", "bounce@mail.customer.example");

    assertThat(
            MailReceipt.fromEvent(record)
                .rejectionReason(AllowedSenders.parse("@customer.example", AllowedSenders.ANY_TEAM))
                .isEmpty())
        .isEqualTo(accepted);
  }

  private static ObjectNode record() throws IOException {
    String event = Files.readString(EVENTS.resolve("inbound-mail.json"));
    return (ObjectNode) new ObjectMapper().readTree(event).at("/Records/0");
  }
}
