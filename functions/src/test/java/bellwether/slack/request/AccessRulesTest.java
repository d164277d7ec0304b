package bellwether.slack.request;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.slack.block.ResourceTable;
import bellwether.slack.request.Command.Verb;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that everything a person can do in Slack has a rule, and nothing else. */
final class AccessRulesTest {
  /** The events that the manifest subscribes to are compared in another test. */
  private static final List<String> EVENTS =
      List.of("app_home_opened", "app_uninstalled", "tokens_revoked");

  /** The ids of all controls and modals. */
  private static List<String> ids() throws IllegalAccessException {
    List<String> ids = new ArrayList<>();
    for (Field field : ActionIds.class.getFields()) {
      if (!field.getName().contains("BLOCK")) {
        ids.add((String) field.get(null));
      }
    }
    return ids;
  }

  /** The kind and the id of every rule. */
  private static List<String> keys() {
    return ResourceTable.rows(AccessRules.class, "access.txt").stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();
  }

  @Test
  void everyId_hasARuleAsControlOrModal() throws IllegalAccessException {
    assertThat(ids())
        .hasSizeGreaterThan(20)
        .allSatisfy(id ->
            assertThat(List.of(AccessRules.forAction(id), AccessRules.forModal(id)))
                .as(id)
                .isNotEqualTo(List.of(Permission.NOBODY, Permission.NOBODY)));
  }

  @Test
  void everyCommand_hasARule() {
    assertThat(Verb.values())
        .allSatisfy(
            verb -> assertThat(AccessRules.forCommand(verb)).isNotEqualTo(Permission.NOBODY));
  }

  @Test
  void everyRule_isOfSomethingThatExists() throws IllegalAccessException {
    List<String> known = new ArrayList<>();
    ids().forEach(id -> known.addAll(List.of("ACTION " + id, "MODAL " + id)));
    Arrays.stream(Verb.values()).forEach(verb -> known.add("COMMAND " + verb.name()));
    EVENTS.forEach(event -> known.add("EVENT " + event));

    assertThat(known).containsAll(keys());
  }

  @Test
  void everyEventOfTheManifest_hasARule() throws Exception {
    String manifest = Files.readString(Path.of("../slack-app-manifest.yaml"));
    String events =
        manifest.substring(manifest.indexOf("bot_events:"), manifest.indexOf("interactivity:"));

    assertThat(events.lines().map(String::strip).filter(line -> line.startsWith("- ")))
        .containsExactlyInAnyOrderElementsOf(EVENTS.stream().map(event -> "- " + event).toList())
        .allSatisfy(line ->
            assertThat(AccessRules.forEvent(line.substring(2))).isNotEqualTo(Permission.NOBODY));
  }

  @Test
  void whatIsNotListed_isDenied() {
    assertThat(AccessRules.forAction("setup.other")).isEqualTo(Permission.NOBODY);
    assertThat(AccessRules.forAction("")).isEqualTo(Permission.NOBODY);
    assertThat(AccessRules.forModal(ActionIds.ACKNOWLEDGE)).isEqualTo(Permission.NOBODY);
    assertThat(AccessRules.forAction(ActionIds.SETTINGS)).isEqualTo(Permission.NOBODY);
    assertThat(AccessRules.forEvent("message")).isEqualTo(Permission.NOBODY);
  }

  @Test
  void onlyHelpAndSlacksOwnEvents_needNoMembership() {
    assertThat(keys().stream().filter(key -> permission(key) == Permission.ANYONE))
        .containsExactlyInAnyOrder("COMMAND HELP", "EVENT app_uninstalled", "EVENT tokens_revoked");
  }

  private static Permission permission(String key) {
    String id = key.substring(key.indexOf(' ') + 1);
    return switch (key.substring(0, key.indexOf(' '))) {
      case "ACTION" -> AccessRules.forAction(id);
      case "MODAL" -> AccessRules.forModal(id);
      case "COMMAND" -> AccessRules.forCommand(Verb.valueOf(id));
      default -> AccessRules.forEvent(id);
    };
  }
}
