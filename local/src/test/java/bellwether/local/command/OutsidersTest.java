package bellwether.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import bellwether.local.terminal.TextTerminal;
import bellwether.store.dynamo.DynamoStores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What guests and people of other companies get from the real endpoint with a local Slack. */
final class OutsidersTest {
  private static final String CUSTOMER = LocalDeployment.CUSTOMER_ID;

  @Test
  void outsiders_areRefusedAndMembersAreNot() throws Exception {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (SampleDeployment sample =
            new SampleDeployment(
                AllFormatsTest.EVENTS, 0, new TextTerminal(out, out), Clock.systemUTC());
        DynamoStores store = DynamoStores.connectLocal(sample.dynamoEndpoint());
        PersonOnThePage page = new PersonOnThePage(sample.browserUri())) {
      assertThat(sample.createPipeline().runOnce()).isTrue();
      int watched = store.customers().vendors(CUSTOMER).size();

      for (String guest : new String[] {"GUEST", "SINGLE_CHANNEL_GUEST"}) {
        assertThat(page.command(guest, "/breach vendors")).contains("Guests cannot do this");
        assertThat(page.command(guest, "/breach watch Acme")).contains("Guests cannot do this");
        assertThat(page.click(guest, "case.acknowledge")).contains("Guests cannot act on alerts");
        assertThat(page.home(guest)).contains("Guests cannot").doesNotContain("Open incidents");
      }
      String stranger = "OTHER_WORKSPACE";
      assertThat(page.command(stranger, "/breach vendors")).contains("another workspace");
      assertThat(page.click(stranger, "case.acknowledge")).contains("another workspace");
      assertThat(page.click(stranger, "case.affected")).contains("another workspace");
      assertThat(page.command(stranger, "/breach help")).contains("/breach watch");

      assertThat(store.customers().vendors(CUSTOMER))
          .extracting(Vendor::name)
          .hasSize(watched)
          .doesNotContain("Acme");
      assertThat(page.state().path("modal").isNull()).isTrue();

      assertThat(page.click("MEMBER", "case.acknowledge")).isEmpty();

      var settings = store.customers().settings(CUSTOMER).withGuestsMayRespond(true);
      assertThat(store.customers().saveSettings(CUSTOMER, settings)).isTrue();
      assertThat(page.click("GUEST", "case.acknowledge")).contains("already acknowledged");
      assertThat(page.command("GUEST", "/breach vendors")).contains("Guests cannot do this");

      assertThat(page.home("MEMBER")).contains("Open incidents");
      assertThat(page.command("MEMBER", "/breach watch Acme")).doesNotContain("cannot");
      assertThat(store.customers().vendors(CUSTOMER)).hasSize(watched + 1);
    }
  }
}
