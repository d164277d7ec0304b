package bellwether.slack.view;

import bellwether.domain.incident.Severity;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.View;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modal of a customer's settings, with the names of what it sends back; and what the modals by
 * which a customer sets Bellwether up have in common.
 */
public final class SettingsModal {
  /** What the names of all these modals begin with. */
  public static final String CALLBACK_PREFIX = "setup.";

  /** Of {@link #settingsModal}. */
  public static final String SETTINGS = "setup.settings";

  public static final String CHANNEL = "channel";
  public static final String MINIMUM = "minimum";
  public static final String ZONE = "zone";
  public static final String QUIET = "quiet";
  public static final String DIGEST = "digest";
  public static final String DIGEST_AT = "digestAt";
  public static final String HEARTBEAT = "heartbeat";
  public static final String EDITORS = "editors";

  /** A value of {@link #DIGEST}; the others are {@code daily} and the days of the week. */
  public static final String OFF = "off";

  public static final String DAILY = "daily";
  public static final String DIGEST_DEFAULT = "usual";

  private static final int MAX_SHORT = 60;

  private SettingsModal() {}

  /**
   * Asks how the customer wants to be told, with what is set now.
   *
   * @param stamp comes back, to tell whether somebody changed it meanwhile
   */
  public static View settingsModal(Settings now, String stamp) {
    Severity.Level minimum = now.defaultChannelMinimum();
    BlockBuilder blocks =
        new BlockBuilder()
            .input(
                CHANNEL,
                "Channel for alerts",
                "Invite the app there first. Empty: the one of the deployment.",
                true,
                new BlockElement.ConversationSelect("value", "The usual channel", now.channel()))
            .input(
                MINIMUM,
                "Post there from this severity on",
                "Less severe alerts are kept and counted in the digest.",
                true,
                new BlockElement.StaticSelect(
                    "value",
                    "Everything",
                    severityOptions(),
                    minimum == null ? null : minimum.name()))
            .actions(
                RoutesModal.OPEN,
                List.of(
                    new BlockElement.Button(RoutesModal.OPEN, "Other channels…", "routes", null)))
            .context(
                List.of(
                    "Rules for other channels come first; what none takes goes to the channel"
                        + " above. They are saved at once, apart from what is entered here."))
            .input(
                ZONE,
                "Time zone",
                "As in Europe/Berlin or Asia/Kolkata.",
                false,
                new BlockElement.TextInput("value", false, now.zone().getId(), MAX_SHORT))
            .input(
                QUIET,
                "Quiet hours",
                "As in 22:00-07:00; empty for none. Tier 1, and what is confirmed and at least"
                    + " high, rings all the same.",
                true,
                new BlockElement.TextInput(
                    "value", false, quietHoursText(now.quietHours()), MAX_SHORT))
            .input(
                DIGEST,
                "Digest",
                "",
                true,
                new BlockElement.StaticSelect(
                    "value", "As usual", digestOptions(), digestValue(now.digestSchedule())))
            .input(
                DIGEST_AT,
                "Digest at",
                "By the clock of the time zone, as in 08:00.",
                true,
                new BlockElement.TextInput(
                    "value", false, digestTime(now.digestSchedule()), MAX_SHORT))
            .input(
                HEARTBEAT,
                "A digest that has nothing to tell",
                "",
                true,
                new BlockElement.StaticSelect(
                    "value",
                    "Send it",
                    List.of(
                        new BlockElement.Option("Send it: silence is then trouble", "true"),
                        new BlockElement.Option("Leave it out", "false")),
                    Boolean.toString(now.heartbeat())))
            .input(
                EDITORS,
                "Who may change settings and lists",
                "Empty: everybody in the workspace. Acting on alerts is always everybody's.",
                true,
                new BlockElement.MultiUserSelect("value", "Everybody", now.editors()));
    return View.modal(SETTINGS, stamp, "Settings", "Save", blocks);
  }

  /** Shows a few lines and nothing to press. */
  public static View infoModal(String title, List<String> lines) {
    return View.modal("setup.told", "-", title, "", new BlockBuilder().section(lines));
  }

  /** Severities to choose from. */
  static List<BlockElement.Option> severityOptions() {
    return Stream.of(Severity.Level.values())
        .map(level -> new BlockElement.Option(level.label(), level.name()))
        .toList();
  }

  private static List<BlockElement.Option> digestOptions() {
    List<BlockElement.Option> options = new ArrayList<>();
    options.add(new BlockElement.Option("As usual: daily", DIGEST_DEFAULT));
    options.add(new BlockElement.Option("Daily", DAILY));
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      options.add(new BlockElement.Option("Weekly, on " + name, day.name()));
    }
    options.add(new BlockElement.Option("None", OFF));
    return options;
  }

  private static String digestValue(@Nullable DigestSchedule schedule) {
    return switch (schedule) {
      case null -> DIGEST_DEFAULT;
      case DigestSchedule.Off() -> OFF;
      case DigestSchedule.Daily _ -> DAILY;
      case DigestSchedule.Weekly(DayOfWeek day, LocalTime _) -> day.name();
    };
  }

  private static String digestTime(@Nullable DigestSchedule schedule) {
    return switch (schedule) {
      case DigestSchedule.Daily(LocalTime at) -> at.toString();
      case DigestSchedule.Weekly(DayOfWeek _, LocalTime at) -> at.toString();
      case null, default -> "08:00";
    };
  }

  private static String quietHoursText(@Nullable QuietHours quiet) {
    return quiet == null ? "" : quiet.from() + "-" + quiet.to();
  }
}
