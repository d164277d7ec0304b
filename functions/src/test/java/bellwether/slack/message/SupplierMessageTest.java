package bellwether.slack.message;

import static bellwether.slack.message.MessageSamples.plainTextOf;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.Fixtures;
import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Digest;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.supplier.SupplierIncident;
import bellwether.slack.block.MessageLines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the texts about declared suppliers, which never say that a vendor is affected. */
final class SupplierMessageTest {
  private static final SupplierLink OKTA =
      new SupplierLink(
          "Okta",
          "Snowflake Inc.",
          SupplierLink.PAGE,
          "Snowflake Inc. | Data warehouse | USA",
          LocalDate.of(2026, 11, 3),
          null);
  private static final SupplierLink ACER =
      new SupplierLink("Acer", "Snowflake", "vendor list", "", null, null);

  @Test
  void message_saysInItsFirstLineWhatItIsAbout() {
    String text = textOf(incident("Snowflake", Confidence.CONFIRMED, OKTA));

    assertThat(text)
        .isEqualTo(
            """
            🟡 Medium: declared supplier Snowflake breached (confirmed). Nobody has said that your vendor is affected
            Snowflake breached (news.example)
            Declared as a supplier of: Okta (its page of 3 Nov 2026: “Snowflake Inc. | Data warehouse | USA”). Nobody has said that it is affected.
            You get this message because uses_alert is yes in your vendor list.\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void firstLine_isNeverCutBeforeItsEnd(Confidence confidence) {
    String text = textOf(incident("S".repeat(500), confidence, OKTA));

    assertThat(text.lines().findFirst().orElseThrow())
        .hasSizeLessThanOrEqualTo(150)
        .contains("declared supplier")
        .endsWith("Nobody has said that your vendor is affected");
  }

  @Test
  void alertOfAWatchedSupplier_namesWhoDeclaresIt() {
    DeclaredUsers users = new DeclaredUsers(List.of(ACER, OKTA), 12);

    String text =
        plainTextOf(
            AlertMessage.variants(
                    Fixtures.alert("Snowflake", Instant.EPOCH).withSupplierOf(users), null, null)
                .getFirst());

    assertThat(text)
        .contains(
            "Also declared as a supplier of: Acer (vendor list), Okta (its page of 3 Nov 2026:"
                + " “Snowflake Inc. | Data warehouse | USA”) and 12 more. Nobody has said that they"
                + " are affected.");
  }

  @Test
  void alertWithoutDeclaration_hasNoSuchLine() {
    String text =
        plainTextOf(
            AlertMessage.variants(Fixtures.alert("Snowflake", Instant.EPOCH), null, null)
                .getFirst());

    assertThat(text).doesNotContain("declared").doesNotContain("Nobody");
  }

  @Test
  void digest_hasThemUnderTheirOwnHeading() {
    MessageLines lines = new MessageLines();
    SupplierText.addTo(
        lines,
        new Digest.Suppliers(List.of(incident("Snowflake", Confidence.ALLEGED, ACER, OKTA)), 3),
        10);

    assertThat(String.join("\n", lines.plainLines()))
        .isEqualTo(
            """
            Declared suppliers of your vendors, which are not on your list:
            • Snowflake breach claimed, not confirmed: Snowflake breached (news.example); declared as a supplier of Acer (vendor list), Okta (its page of 3 Nov 2026: “Snowflake Inc. | Data warehouse | USA”). Nobody has said that they are affected.
            and 3 more incidents of declared suppliers\
            """);
  }

  @Test
  void evidenceOfManyLongLinks_isBounded() {
    SupplierLink longLink =
        new SupplierLink(
            "V".repeat(400), "S", "x".repeat(400), "q".repeat(4_000), LocalDate.EPOCH, null);
    DeclaredUsers users = new DeclaredUsers(List.of(longLink, longLink, longLink), 40);

    assertThat(SupplierText.users(users)).hasSizeLessThan(700).endsWith(" more");
  }

  private static String textOf(SupplierIncident incident) {
    return plainTextOf(
            SupplierMessage.variants(new SupplierNotice("T1", "a1", incident)).getFirst())
        .replace("rich_text: ", "");
  }

  private static SupplierIncident incident(
      String supplier, Confidence confidence, SupplierLink... links) {
    return new SupplierIncident(
        supplier,
        Role.VICTIM,
        Event.Kind.BREACH,
        confidence,
        Severity.Level.MEDIUM,
        "Snowflake breached",
        "https://news.example/1",
        new DeclaredUsers(List.of(links), 0));
  }
}
