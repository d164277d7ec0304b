package bellwether.app.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.TestClock;
import bellwether.domain.advisory.Advisory;
import bellwether.store.memory.InMemoryAdvisoryStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailIntakeTest {
  private static final Path EVENTS = Path.of("../events");

  private final InMemoryAdvisoryStore advisories = new InMemoryAdvisoryStore();
  private final Map<String, byte[]> mails = new ConcurrentHashMap<>();
  private final MailIntake intake =
      new MailIntake(
          key -> Optional.ofNullable(mails.get(key)),
          "inbox/",
          allowing("@customer.example, ann@other.example"),
          advisories,
          TestClock.start());

  private static MailReceipt receipt(String from, String to) throws IOException {
    String event = Files.readString(EVENTS.resolve("inbound-mail.json"));
    String edited = from.isEmpty() ? event : event.replace(from, to);
    JsonNode record = new ObjectMapper().readTree(edited).at("/Records/0");
    return MailReceipt.fromEvent(record);
  }

  private static MailReceipt receipt() throws IOException {
    return receipt("", "");
  }

  private void storeMail() throws IOException {
    mails.put(
        "inbox/0102019bd9f3a6c0-vendor-notice.eml",
        Files.readAllBytes(EVENTS.resolve("mail/0102019bd9f3a6c0-vendor-notice.eml")));
  }

  @Test
  void forwardedNotice_isOneAdvisoryOfItsWorkspace() throws IOException {
    storeMail();

    assertThat(intake.accept(receipt())).isTrue();
    assertThat(intake.accept(receipt())).isTrue();

    Advisory advisory = advisories.all().getFirst();
    assertThat(advisories.all()).hasSize(1);
    assertThat(advisory.title()).isEqualTo("Mimecast confirms data breach at its support desk");
    assertThat(advisory.audience()).containsExactly("T0LOCAL");
    assertThat(advisory.feed()).isEqualTo("E-mail");
    assertThat(advisory.sender()).isEqualTo("mimecast.example");
  }

  @ParameterizedTest
  @CsvSource({
    "Dana Reyes <dana@customer.example>, mallory@evil.example, its sender is not allowed",
    "Dana Reyes <dana@customer.example>, dana@customer.example <mallory@evil.example>, its From is not exactly one plain address",
    "t0local@, everybody@, no recipient names a workspace",
  })
  void mailFromUnknownSender_orToNoWorkspace_isRejected(String from, String to, String reason)
      throws IOException {
    storeMail();
    MailReceipt receipt = receipt(from, to);

    assertThat(receipt.rejectionReason(allowing("@customer.example"))).contains(reason);
    assertThat(intake.accept(receipt)).isFalse();
    assertThat(advisories.all()).isEmpty();
  }

  /** SES reports another From than the mail in the bucket, or DMARC passed for another domain. */
  @ParameterizedTest
  @CsvSource({
    "From: Dana Reyes <dana@customer.example>, From: Mallory <mallory@evil.example>, its From is not the one that SES read",
    "From: Dana Reyes <dana@customer.example>, From: Dana <dana@customer.example>; mallory@evil.example, its From is not exactly one plain address",
    "From: Dana Reyes, From: Dana <mallory@evil.example>\\r\\nFrom: Dana Reyes, its From is not exactly one plain address",
    "From: Dana Reyes <dana@customer.example>, Reply-To: dana@customer.example\\r\\nSender: dana@customer.example, its From is not exactly one plain address",
    "From: Dana Reyes, Authentication-Results: amazonses.com; dmarc=pass header.from=evil.example;\\r\\nFrom: Dana Reyes, DMARC passed for another domain than that of its From",
  })
  void mailWithAnotherFrom_isRejected(String from, String to, String reason) throws IOException {
    MailReceipt receipt = receipt();
    byte[] mail = editedMail(from, to.replace("\\r\\n", "\r\n"));
    mails.put("inbox/" + receipt.id(), mail);

    assertThat(receipt.rejectionReason(allowing("@customer.example"))).isEmpty();
    assertThat(receipt.rejectionReason(mail)).contains(reason);
    assertThat(intake.accept(receipt)).isFalse();
    assertThat(advisories.all()).isEmpty();
  }

  private static byte[] editedMail(String from, String to) throws IOException {
    String mail =
        Files.readString(EVENTS.resolve("mail/0102019bd9f3a6c0-vendor-notice.eml"))
            .replace("\r\n", "\n")
            .replace("\n", "\r\n");
    assertThat(mail).contains(from);
    return mail.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)).getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mallory@evil.example ( dana@customer.example )",
        "<mallory@evil.example> ( dana@customer.example )",
        "Dana <mallory@evil.example> (on behalf of dana@customer.example )",
        "=?utf-8?q?x?= <mallory@evil.example> dana@customer.example",
        "mallory@evil.example;dana@customer.example",
        "Team: mallory@evil.example, dana@customer.example;"
      })
  void forgedFrom_isRejectedDespiteDmarcPass(String from) throws IOException {
    String event = Files.readString(EVENTS.resolve("inbound-mail.json"));
    String genuine = "Dana Reyes <dana@customer.example>";
    for (String forged :
        List.of(
            event.replace(genuine, from),
            event.replaceFirst(genuine, from),
            event.replace("\"From\"", "\"X-From\"").replace(genuine, from))) {
      MailReceipt receipt =
          MailReceipt.fromEvent(new ObjectMapper().readTree(forged).at("/Records/0"));
      mails.put("inbox/" + receipt.id(), editedMail("From: " + genuine, "From: " + from));

      assertThat(receipt.rejectionReason(allowing("@customer.example"))).isPresent();
      assertThat(intake.accept(receipt)).isFalse();
      assertThat(advisories.all()).isEmpty();
    }
  }

  @Test
  void summarizedName_isComparedByItsAddress() throws IOException {
    assertThat(receiptWithSummary("Reyes, Dana (IT) <dana@customer.example>").from())
        .isEqualTo("dana@customer.example");
    assertThat(receiptWithSummary("dana@customer.example").from())
        .isEqualTo("dana@customer.example");
    assertThat(receiptWithSummary("Dana <mallory@evil.example>").from()).isNull();
    assertThat(receiptWithSummary("mallory@evil.example, Dana <dana@customer.example>").from())
        .isNull();
    assertThat(receiptWithSummary("<>").from()).isNull();
  }

  private static MailReceipt receiptWithSummary(String from) throws IOException {
    String event = Files.readString(EVENTS.resolve("inbound-mail.json"));
    int summary = event.indexOf("commonHeaders");
    return MailReceipt.fromEvent(
        new ObjectMapper()
            .readTree(
                event.substring(0, summary)
                    + event.substring(summary).replace("Dana Reyes <dana@customer.example>", from))
            .at("/Records/0"));
  }

  private static MailReceipt verdicts(String spf, String dmarc, String spam, String envelope) {
    return new MailReceipt(
        "m1",
        "dana@customer.example",
        envelope,
        List.of("T0123456789@in.example"),
        spf,
        dmarc,
        spam,
        "PASS");
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, PASS, PASS, bounce@mailer.example, true",
    "FAIL, PASS, PASS, dana@customer.example, true",
    "PASS, GRAY, PASS, dana@customer.example, true",
    "PASS, GRAY, PASS, bounce@mailer.example, false",
    "PASS, GRAY, PASS, bounce@out.customer.example, true",
    "PASS, GRAY, PASS, bounce@evilcustomer.example, false",
    "PASS, GRAY, PASS, bounce@example, false",
    "PASS, GRAY, PASS, '', false",
    "PASS, FAIL, PASS, dana@customer.example, false",
    "FAIL, GRAY, PASS, dana@customer.example, false",
    "PASS, PASS, FAIL, dana@customer.example, false"
  })
  void sender_mustBeAuthenticated(
      String spf, String dmarc, String spam, String envelope, boolean accepted) {
    assertThat(
            verdicts(spf, dmarc, spam, envelope)
                .rejectionReason(allowing("@customer.example"))
                .isEmpty())
        .isEqualTo(accepted);
  }

  @Test
  void missingOrUnreadableMail_isRejected() throws IOException {
    assertThat(intake.accept(receipt())).isFalse();
    mails.put("inbox/0102019bd9f3a6c0-vendor-notice.eml", "<html></html>".getBytes(UTF_8));
    assertThat(intake.accept(receipt())).isFalse();
    assertThat(advisories.all()).isEmpty();
  }

  private static AllowedSenders allowing(String list) {
    return AllowedSenders.parse(list, AllowedSenders.ANY_TEAM);
  }

  @Test
  void allowedSenders_areAddressesOrDomains() {
    AllowedSenders senders = allowing(" @Customer.example;ann@other.example nonsense");

    assertThat(allows(senders, "DANA@customer.example")).isTrue();
    assertThat(allows(senders, "ann@other.example")).isTrue();
    assertThat(allows(senders, "bob@other.example")).isFalse();
    assertThat(allows(senders, "dana@evilcustomer.example")).isFalse();
    assertThat(allows(senders, "dana@customer.example.evil.example")).isFalse();
  }

  private static boolean allows(AllowedSenders senders, String address) {
    return senders.teamsAllowing(address, Set.of("T1AAAAAAA")).contains("T1AAAAAAA");
  }
}
