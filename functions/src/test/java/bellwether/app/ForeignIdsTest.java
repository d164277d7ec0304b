package bellwether.app;

import static bellwether.app.InteractionApp.pressed;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.app.settings.SettingsForm;
import bellwether.domain.vendor.Vendor;
import bellwether.domain.workspace.Settings;
import bellwether.slack.request.ActionIds;
import bellwether.slack.view.CaseModals;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests of a workspace with the ids of another one's alerts, vendors and rules. */
@Tag("case-65")
final class ForeignIdsTest {
  private static final String ATTACKER = "T0OTHER";

  private final InteractionApp app = new InteractionApp();
  private final List<Vendor> vendors = app.customers.vendors(Fixtures.CUSTOMER);
  private final Settings settings = app.customers.settings(Fixtures.CUSTOMER);

  private static ObjectNode fromAttacker(ObjectNode payload) {
    payload.putObject("team").put("id", ATTACKER);
    payload.putObject("user").put("id", "U9").put("team_id", ATTACKER);
    return payload;
  }

  private void assertNothingChanged() {
    assertThat(app.cases.find("d1")).isEmpty();
    assertThat(app.customers.vendors(Fixtures.CUSTOMER)).isEqualTo(vendors);
    assertThat(app.customers.settings(Fixtures.CUSTOMER)).isEqualTo(settings);
    assertThat(app.customers.vendors(ATTACKER)).isEmpty();
    assertThat(app.slack.opened).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionIds.ACKNOWLEDGE,
        ActionIds.ASSIGN,
        ActionIds.NOT_AFFECTED,
        ActionIds.REOPEN,
        ActionIds.AFFECTED,
        ActionIds.DISMISS,
        ActionIds.WHY
      })
  void clickOnAForeignAlert_findsNone(String action) throws Exception {
    app.send(fromAttacker(pressed(action, "0")));
    app.send(fromAttacker(pressed(ActionIds.CASE_MENU, "0 " + action)));

    assertNothingChanged();
    assertThat(app.slack.responses)
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).startsWith("This alert is no longer on record."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionIds.AFFECTED,
        ActionIds.ASSIGN,
        ActionIds.SNOOZE,
        ActionIds.DISMISS,
        ActionIds.CONFIRM_DISMISS
      })
  void modalWithAForeignAlert_changesNothing(String callback) throws Exception {
    for (String phrase : List.of("", "Acme Park")) {
      ObjectNode payload = fromAttacker(InteractionApp.payload("view_submission"));
      ObjectNode view = payload.putObject("view").put("callback_id", callback);
      view.put("private_metadata", "d1\n0\n" + phrase);
      ObjectNode values = view.putObject("state").putObject("values");
      values.putObject(CaseModals.PERSON).putObject("value").put("selected_user", "U9");
      values.putObject(CaseModals.PHRASE).putObject("value").put("value", phrase);
      values.putObject(CaseModals.IMPACT).putObject("value").put("value", "everything");
      values
          .putObject(CaseModals.TIME)
          .putObject("value")
          .putObject("selected_option")
          .put("value", "PT4H");

      assertThat(String.valueOf(app.send(payload).body())).contains("no longer");
      assertNothingChanged();
    }
  }

  @Test
  void vendorOfAnotherWorkspace_isNotEditedOrShown() throws Exception {
    ObjectNode payload = fromAttacker(InteractionApp.payload("view_submission"));
    payload
        .putObject("view")
        .put("callback_id", ActionIds.EDIT_VENDOR)
        .put("private_metadata", vendors.getFirst().key());
    assertThat(String.valueOf(app.send(payload).body())).contains("no longer on your list");

    ObjectNode click = pressed(ActionIds.HOME_EDIT_VENDOR, vendors.getFirst().key());
    app.send(fromAttacker(click));
    assertNothingChanged();
  }

  @Test
  void channelThatTheAppCannotSee_isNotSaved() throws Exception {
    app.slack.channelErrors.put("C0FOREIGN", "channel_not_found");
    for (String callback : Set.of(ActionIds.SETTINGS, ActionIds.ADD_ROUTE)) {
      ObjectNode payload = InteractionApp.payload("view_submission");
      ObjectNode view = payload.putObject("view").put("callback_id", callback);
      boolean rule = callback.equals(ActionIds.ADD_ROUTE);
      view.put("private_metadata", rule ? "0" : SettingsForm.fingerprint(settings));
      ObjectNode values = view.putObject("state").putObject("values");
      values
          .putObject(rule ? "channel.0" : "channel")
          .putObject("value")
          .put("selected_conversation", "C0FOREIGN");
      values.putObject("zone").putObject("value").put("value", "UTC");

      assertThat(String.valueOf(app.send(payload).body())).contains("cannot see this channel");
      assertNothingChanged();
    }
  }
}
