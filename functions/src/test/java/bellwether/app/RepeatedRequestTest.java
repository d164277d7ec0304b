package bellwether.app;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.Fixtures.pending;
import static bellwether.app.RepeatedRequests.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.notice.Case.Status;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.MessageUpdate;
import bellwether.domain.vendor.Vendor;
import bellwether.store.memory.InMemoryCaseStore;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryDeliveryStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests commands and clicks that Slack sends again before the first one is done. */
@Tag("case-64")
final class RepeatedRequestTest {
  @AutoClose private final RepeatedRequests requests = new RepeatedRequests();
  private final InMemoryCustomerStore customers = requests.inMemoryStores.customers();
  private final InMemoryDeliveryStore deliveries = requests.inMemoryStores.deliveries();
  private final InMemoryCaseStore cases = requests.inMemoryStores.cases();

  @Test
  void commandSentTwiceConcurrently_isExecutedOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      String vendor = "Inkwell" + round;
      String form =
          "command=%2Fbreach&text=watch+" + vendor + "&team_id=" + CUSTOMER + "&user_id=U1";

      List<JsonNode> answers =
          requests.runConcurrently(
              2, retry -> requests.response("application/x-www-form-urlencoded", form, retry));

      assertThat(answers)
          .allSatisfy(answer -> {
            assertThat(answer.required("statusCode").asInt()).isEqualTo(200);
            assertThat(answer.required("body").asText()).contains("Watching " + vendor);
          });
      assertThat(customers.vendors(CUSTOMER))
          .extracting(Vendor::name)
          .containsOnlyOnce(vendor)
          .hasSize(round + 1);
    }
  }

  @Test
  void clickSentTwiceConcurrently_isAppliedAndShownOnce() throws Exception {
    for (int round = 0; round < 50; round++) {
      String id = "d" + round;
      deliveries.add(pending(id, null, requests.clock.instant()));
      ObjectNode payload = JSON.createObjectNode().put("type", "block_actions");
      payload.putObject("team").put("id", CUSTOMER);
      payload.putObject("user").put("id", "U1").put("team_id", CUSTOMER);
      payload
          .putArray("actions")
          .addObject()
          .put("action_id", "case.acknowledge")
          .put("block_id", "case:" + id)
          .put("value", "0");
      String form = "payload=" + URLEncoder.encode(payload.toString(), UTF_8);

      List<Integer> answers =
          requests.runConcurrently(
              2, retry -> requests.status("application/x-www-form-urlencoded", form, retry));

      assertThat(answers).containsOnly(200);
      assertThat(cases.find(id))
          .hasValueSatisfying(incidentCase -> {
            assertThat(incidentCase.status()).isEqualTo(Status.ACKNOWLEDGED);
            assertThat(incidentCase.steps()).hasSize(1);
          });
      assertThat(deliveries.all().stream().map(Delivery::notice))
          .containsOnlyOnce(new MessageUpdate(CUSTOMER, id));
    }
  }
}
