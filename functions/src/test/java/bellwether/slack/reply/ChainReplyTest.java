package bellwether.slack.reply;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplierPage;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what people see of the declared chain. */
final class ChainReplyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final SupplierLink LINK =
      new SupplierLink(
          "Target",
          "Okta",
          "DORA register, rank 2, contract CA-003",
          "",
          LocalDate.of(2026, 11, 3),
          LocalDate.of(2027, 12, 3));

  @Test
  void bothDirections_haveSourceDateAndExpiry() {
    assertThat(
            ChainReply.of(
                    new ChainReply.Chain("Target", List.of(LINK), List.of(LINK), null, null, false),
                    TODAY)
                .text())
        .isEqualTo(
            """
            Target: the declared chain
            Declared suppliers of Target:
            • Okta (until 3 Dec 2027, DORA register, rank 2, contract CA-003, 3 Nov 2026)
            Vendors that declare Target:
            • Target (until 3 Dec 2027, DORA register, rank 2, contract CA-003, 3 Nov 2026)
            A declaration is no news about a vendor. To declare suppliers: the columns uses and subprocessors of your list, /breach import\
            """);
  }

  @Test
  void manyLinks_areCut() {
    ChainReply.Chain chain =
        new ChainReply.Chain(
            "Target", Collections.nCopies(200, LINK), List.of(), null, null, false);

    assertThat(ChainReply.of(chain, TODAY).text()).contains("and 175 more");
  }

  @Test
  void pageThatWasNeverRead_saysWhy() {
    SupplierPage page = SupplierPage.neverRead(URI.create("https://target.example/sub?key=secret"));

    assertThat(shown(page)).contains("Its page at target.example is read within an hour.");
    assertThat(shown(page.afterFailure("HTTP 404", Instant.EPOCH)))
        .contains("Its page at target.example cannot be read: HTTP 404.")
        .doesNotContain("secret");
  }

  @Test
  void lookup_namesTheVendorsThatDeclareIt_andSaysNothingElseAboutThem() {
    String text =
        LookupReply.of("Okta", false, VendorHistory.EMPTY, new DeclaredUsers(List.of(LINK), 3))
            .text();

    assertThat(text)
        .contains(
            "Declared supplier of: Target (DORA register, rank 2, contract CA-003, 3 Nov 2026) and 3"
                + " more. That is no news about them.");
    assertThat(LookupReply.of("Okta", false, VendorHistory.EMPTY).text())
        .doesNotContain("Declared");
  }

  private static String shown(SupplierPage page) {
    return ChainReply.of(
            new ChainReply.Chain("Target", List.of(), List.of(), page, null, false), TODAY)
        .text();
  }
}
