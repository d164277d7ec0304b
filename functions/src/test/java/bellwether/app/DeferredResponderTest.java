package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.access.MemberCache;
import bellwether.app.access.RequestAuthorizer;
import bellwether.app.feeds.PolledFeeds;
import bellwether.app.home.HomeTab;
import bellwether.app.install.UninstallHandler;
import bellwether.app.request.FailureLog;
import bellwether.app.request.QueuedRequest;
import bellwether.app.request.Requester;
import bellwether.app.workspace.SharedToken;
import bellwether.domain.vendor.Vendor;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.ImportModals;
import bellwether.store.memory.InMemoryCustomerStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how a person learns the result of a request that was answered later. */
final class DeferredResponderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILE = "https://files.slack.com/f1";

  private final TestClock clock = TestClock.start();
  private final InMemoryStores stores = new InMemoryStores();
  private final InMemoryCustomerStore customers = stores.customers();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final PolledFeeds polledFeeds = new PolledFeeds(List.of(), stores.customerFeeds());
  private final CommandHandler commands =
      new CommandHandler(stores, () -> polledFeeds, SharedToken.SINGLE_WORKSPACE, clock);
  private final DeferredResponder responder =
      new DeferredResponder(
          new RequestDispatcher(
              new RequestAuthorizer(stores, slack, new MemberCache(stores, clock)),
              commands::answer,
              new InteractionDispatcher(
                  stores, commands::answer, slack, clock, Duration.ofMinutes(1)),
              new HomeTab(stores, () -> polledFeeds, slack, clock),
              new UninstallHandler(stores.installations(), clock)::uninstalled),
          slack);

  private void finish(String callback, String hidden, ObjectNode values) throws Exception {
    ObjectNode payload = JSON.createObjectNode().put("type", "view_submission");
    payload.putObject("team").put("id", Fixtures.CUSTOMER);
    payload.putObject("user").put("id", "U1").put("team_id", Fixtures.CUSTOMER);
    ObjectNode view = payload.putObject("view").put("id", "V1").put("callback_id", callback);
    view.put("private_metadata", hidden).putObject("state").set("values", values);
    String body = "payload=" + URLEncoder.encode(JSON.writeValueAsString(payload), UTF_8);
    responder.complete(new QueuedRequest(FORM, body), new FailureLog("r1", _ -> {}));
  }

  private void applyImport() throws Exception {
    slack.files.put(FILE, "name\nAcme\nGlobex\n");
    finish(ActionIds.APPLY_IMPORT, "ADD\n" + FILE, JSON.createObjectNode());
  }

  @Test
  void modal_showsTheResult() throws Exception {
    applyImport();

    assertThat(customers.vendors(Fixtures.CUSTOMER)).hasSize(2);
    assertThat(slack.replaced).singleElement().asString().contains("Done. Your list has 2 vendors");
    assertThat(slack.responses).isEmpty();
  }

  @Test
  void closedModal_isReplacedByAMessage() throws Exception {
    slack.closedViews.add("V1");

    applyImport();

    assertThat(slack.responses)
        .containsExactly("Import vendors\nDone. Your list has 2 vendors: /breach vendors");
  }

  @Test
  void previewForAClosedModal_isReported() throws Exception {
    slack.closedViews.add("V1");
    slack.files.put(FILE, "name\nAcme\n");
    ObjectNode values = JSON.createObjectNode();
    values.putObject(ImportModals.FILE).putObject("value").put("value", FILE);

    finish(ActionIds.IMPORT, "-", values);

    assertThat(slack.responses)
        .singleElement()
        .asString()
        .contains("Open it again to see the current state");
    assertThat(customers.vendors(Fixtures.CUSTOMER)).isEmpty();
  }

  @Test
  void invalidInputAndSuccess_areShownInTheModal() throws Exception {
    customers.addVendor(Fixtures.CUSTOMER, Vendor.ofName("Acme"));
    finish(ActionIds.EDIT_VENDOR, "gone", JSON.createObjectNode());
    finish(ActionIds.EDIT_VENDOR, "acme", JSON.createObjectNode());

    assertThat(slack.replaced.get(0).json()).contains("no longer on your list");
    assertThat(slack.replaced.get(1).json()).contains("Done.");
  }

  @Test
  void queuedRequest_roundTripsAndHidesItsBody() throws Exception {
    QueuedRequest queuedRequest =
        new QueuedRequest(FORM, "command=/breach&response_url=hush \"é\n");
    ObjectNode event = JSON.createObjectNode();
    event
        .putArray("Records")
        .addObject()
        .put("eventSource", "aws:sqs")
        .put("body", queuedRequest.toJson());

    assertThat(QueuedRequest.parseEvent(event.toString().getBytes(UTF_8)))
        .containsExactly(queuedRequest);
    assertThat(queuedRequest.toString()).doesNotContain("hush");
    assertThat(new Requester("T1", "U1", "C1", "hush").toString()).doesNotContain("hush");
  }
}
