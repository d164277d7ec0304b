package bellwether.app.access;

import static bellwether.app.Fixtures.CUSTOMER;
import static bellwether.app.access.SlackRequests.click;
import static bellwether.app.access.SlackRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.FakeSlackGateway;
import bellwether.app.TestClock;
import bellwether.app.request.HttpResponse;
import bellwether.app.request.Reply;
import bellwether.app.request.SlackRequest;
import bellwether.domain.workspace.Settings;
import bellwether.slack.api.Membership;
import bellwether.slack.request.ActionIds;
import bellwether.store.InstallationStore;
import bellwether.store.StoreException;
import bellwether.store.Stores;
import bellwether.store.memory.ForwardingStores;
import bellwether.store.memory.InMemoryInstallationStore;
import bellwether.store.memory.InMemoryStores;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every rule of access.txt with every kind of person. */
final class RequestAuthorizerTest {
  private final InMemoryStores stores = new InMemoryStores();
  private final FakeSlackGateway slack = new FakeSlackGateway();
  private final RequestAuthorizer authorizer =
      new RequestAuthorizer(stores, slack, new MemberCache(stores, TestClock.start()));

  private static List<AccessRule> rules() {
    return AccessRule.all();
  }

  private String refusal(SlackRequest request) {
    return authorizer.refusal(request).map(RequestAuthorizerTest::textOf).orElse("permitted");
  }

  private static String textOf(Reply reply) {
    return reply instanceof Reply.Ack
        ? "refused silently"
        : String.valueOf(HttpResponse.fromReply(reply).body());
  }

  private void is(Membership membership) {
    slack.people.put("U1", membership);
  }

  private void allowGuests() {
    stores.customers().saveSettings(CUSTOMER, Settings.DEFAULTS.withGuestsMayRespond(true));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void member_passesTheGate(AccessRule rule) throws Exception {
    is(new Membership.Member());

    assertThat(refusal(request(rule, CUSTOMER, "U1"))).isEqualTo("permitted");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void personOfAnotherWorkspace_isRefusedAllButHelp(AccessRule rule) throws Exception {
    is(new Membership.External());
    allowGuests();

    assertRefused(rule, "Only members of the workspace that installed Bellwether");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void guest_isRefusedAllButHelp(AccessRule rule) throws Exception {
    is(new Membership.Guest());

    assertRefused(rule, "Guests cannot");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void guest_mayActOnAlertsIfTheSettingsAllowIt(AccessRule rule) throws Exception {
    is(new Membership.Guest());
    allowGuests();

    if (rule.permission().equals("RESPONDER")) {
      assertThat(refusal(request(rule, CUSTOMER, "U1"))).isEqualTo("permitted");
    } else {
      assertRefused(rule, "Guests cannot do this");
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void personWhomSlackDoesNotDescribe_isRefusedWithTheFix(AccessRule rule) throws Exception {
    is(new Membership.Unknown("missing_scope"));
    allowGuests();

    assertRefused(rule, "users:read");
  }

  private void assertRefused(AccessRule rule, String text) throws Exception {
    String refusal = refusal(request(rule, CUSTOMER, "U1"));
    if (rule.permission().equals("ANYONE")) {
      assertThat(refusal).isEqualTo("permitted");
    } else if (rule.kind().equals("EVENT")) {
      assertThat(refusal).isEqualTo("refused silently");
      assertThat(slack.published).singleElement().asString().contains(text);
    } else {
      assertThat(refusal).contains(text);
    }
  }

  @Test
  void whatHasNoRule_isRefused() throws Exception {
    for (String kind : List.of("ACTION", "MODAL", "EVENT")) {
      AccessRule unknown = new AccessRule(kind, "unknown.thing", "");
      assertThat(refusal(request(unknown, CUSTOMER, "U1"))).isEqualTo("refused silently");
    }
    ObjectNode shortcut = click(ActionIds.ACKNOWLEDGE, CUSTOMER, "U1").put("type", "shortcut");
    assertThat(refusal(SlackRequests.interaction(shortcut))).isEqualTo("refused silently");
  }

  @Test
  void clickWithAnotherTeamOfItsUser_isRefusedWithoutAskingSlack() throws Exception {
    ObjectNode click = click(ActionIds.ACKNOWLEDGE, CUSTOMER, "U1");
    click.withObject("/user").put("team_id", "T0PARTNER");

    assertThat(refusal(SlackRequests.interaction(click))).contains("another workspace");
    assertThat(slack.memberLookups).isZero();
  }

  @Test
  void modalOfAnAppInstalledElsewhere_isRefused() throws Exception {
    ObjectNode sent = click("", CUSTOMER, "U1").put("type", "view_submission");
    sent.putObject("view")
        .put("callback_id", ActionIds.SETTINGS)
        .put("app_installed_team_id", "T0OTHER");

    assertThat(refusal(SlackRequests.interaction(sent))).contains("another workspace");
  }

  @Test
  void installationForAnOrganization_isRefused() throws Exception {
    ObjectNode click =
        click(ActionIds.ACKNOWLEDGE, CUSTOMER, "U1").put("is_enterprise_install", true);
    assertThat(refusal(SlackRequests.interaction(click))).contains("another workspace");

    String body = SlackRequests.commandBody("vendors", CUSTOMER, "U1");
    SlackRequest command =
        SlackRequest.parse(SlackRequest.FORM_MEDIA_TYPE, body + "&is_enterprise_install=true")
            .orElseThrow();
    assertThat(refusal(command)).contains("another workspace");
  }

  @Test
  void memberOfAnEnterpriseOrganization_isCheckedBySlack() throws Exception {
    ObjectNode click = click(ActionIds.ACKNOWLEDGE, CUSTOMER, "U1");
    click.putObject("enterprise").put("id", "E1");
    click.withObject("/user").put("team_id", "E1");
    assertThat(refusal(SlackRequests.interaction(click))).isEqualTo("permitted");

    click.withObject("/user").put("team_id", "E2");
    assertThat(refusal(SlackRequests.interaction(click))).contains("another workspace");
  }

  @Test
  void answers_areRememberedForTenMinutesButFailuresAreNot() {
    TestClock clock = TestClock.start();
    MemberCache cache = new MemberCache(stores, clock);
    Membership failed = new Membership.Unknown("ratelimited");
    Membership guest = new Membership.Guest();
    Membership member = new Membership.Member();

    assertThat(cache.get("T1", "U1", () -> failed)).isEqualTo(failed);
    assertThat(cache.get("T1", "U1", () -> guest)).isEqualTo(guest);
    clock.advance(MemberCache.LIFETIME.minusSeconds(1));
    assertThat(cache.get("T1", "U1", () -> member)).isEqualTo(guest);
    assertThat(cache.get("T2", "U1", () -> member)).isEqualTo(member);
    clock.advance(MemberCache.LIFETIME.dividedBy(10));
    assertThat(cache.get("T1", "U1", () -> member)).isEqualTo(member);
  }

  @Test
  void member_isNotAskedForAgainByANewProcessForAnHour() {
    TestClock clock = TestClock.start();
    Membership guest = new Membership.Guest();
    Membership member = new Membership.Member();

    assertThat(new MemberCache(stores, clock).get("T1", "U1", () -> member)).isEqualTo(member);
    clock.advance(MemberCache.STORED_LIFETIME.minusSeconds(1));
    assertThat(new MemberCache(stores, clock).get("T1", "U1", () -> guest)).isEqualTo(member);
    clock.advance(Duration.ofSeconds(1));
    assertThat(new MemberCache(stores, clock).get("T1", "U1", () -> guest)).isEqualTo(guest);
    assertThat(new MemberCache(stores, clock).get("T1", "U1", () -> member)).isEqualTo(member);
  }

  @Test
  void storeThatFails_makesSlackAnswerEachTime() {
    InstallationStore failing =
        new InMemoryInstallationStore() {
          @Override
          public void saveMember(String team, String user, Instant until) {
            throw new StoreException("PutItem on installations failed: throttled");
          }

          @Override
          public boolean isMember(String team, String user, Instant now) {
            throw new StoreException("GetItem on installations failed: throttled");
          }
        };
    Stores failingStores =
        new ForwardingStores(stores) {
          @Override
          public InstallationStore installations() {
            return failing;
          }
        };
    Membership guest = new Membership.Guest();
    Membership member = new Membership.Member();

    assertThat(new MemberCache(failingStores, TestClock.start()).get("T1", "U1", () -> member))
        .isEqualTo(member);
    assertThat(new MemberCache(failingStores, TestClock.start()).get("T1", "U1", () -> guest))
        .isEqualTo(guest);
  }

  @Test
  void refusalOfAModal_isShownInIt() throws Exception {
    is(new Membership.Guest());
    AccessRule modal = new AccessRule("MODAL", ActionIds.SETTINGS, "EDITOR");

    Optional<Reply> reply = authorizer.refusal(request(modal, CUSTOMER, "U1"));

    assertThat(reply).get().isInstanceOf(Reply.Notice.class);
  }
}
