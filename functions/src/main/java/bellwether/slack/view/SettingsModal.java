package bellwether.slack.view;

import bellwether.domain.incident.Severity;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.View;
import bellwether.slack.request.ActionIds;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The modal of a workspace's settings, and the ids of its fields. */
public final class SettingsModal {
  public static final String CHANNEL = "channel";
  public static final String MINIMUM = "minimum";
  public static final String ZONE = "zone";
  public static final String QUIET = "quiet";
  public static final String DIGEST = "digest";
  public static final String DIGEST_AT = "digestAt";
  public static final String HEARTBEAT = "heartbeat";
  public static final String EDITORS = "editors";
  public static final String GUESTS = "guests";

  /** Values of {@link #DIGEST}, beside the days of the week. */
  public static final String OFF = "off";

  public static final String DAILY = "daily";
  public static final String DIGEST_DEFAULT = "usual";

  private static final int MAX_SHORT = 60;

  private SettingsModal() {}

  /** The current settings. The stamp comes back on submission and reveals a concurrent change. */
  public static View settingsModal(Settings settings, String stamp) {
    Severity.Level minimum = settings.defaultChannelMinimum();
    DigestSchedule schedule = settings.digestSchedule();
    BlockBuilder blocks = new BlockBuilder();
    FormFields fields =
        new FormFields("settings", blocks)
            .add(CHANNEL, BlockElement.conversationSelect("Default channel", settings.channel()))
            .add(
                MINIMUM,
                BlockElement.select(
                    "Any severity", severityOptions(), minimum == null ? null : minimum.name()));
    blocks
        .actions(
            ActionIds.ROUTES,
            List.of(BlockElement.button(ActionIds.ROUTES, "Routing rules…", "routes", null)))
        .context(
            "Routing rules send some alerts to other channels. They are saved at once, not with"
                + " this form.");
    fields
        .add(ZONE, text(settings.zone().getId()))
        .add(QUIET, text(quietHoursText(settings.quietHours())))
        .add(DIGEST, BlockElement.select("Default", digestOptions(), digestValue(schedule)))
        .add(DIGEST_AT, text(digestTime(schedule)))
        .add(
            HEARTBEAT,
            BlockElement.select(
                "Post it",
                List.of(
                    new Option("Post it, so that silence means trouble", "true"),
                    new Option("Skip it", "false")),
                Boolean.toString(settings.heartbeat())))
        .add(EDITORS, BlockElement.multiUserSelect("Everyone", settings.editors()))
        .add(
            GUESTS,
            BlockElement.select(
                "No",
                List.of(new Option("No", "false"), new Option("Yes", "true")),
                Boolean.toString(settings.guestsMayRespond())));
    return View.modal(ActionIds.SETTINGS, stamp, "Settings", "Save", blocks);
  }

  private static BlockElement text(String text) {
    return BlockElement.textInput(false, text, MAX_SHORT);
  }

  public static View infoModal(String title, List<String> lines) {
    return View.modal("setup.info", "-", title, "", new BlockBuilder().section(lines));
  }

  static List<Option> severityOptions() {
    return Stream.of(Severity.Level.values())
        .map(level -> new Option(level.label(), level.name()))
        .toList();
  }

  private static List<Option> digestOptions() {
    List<Option> options = new ArrayList<>();
    options.add(new Option("Default: daily", DIGEST_DEFAULT));
    options.add(new Option("Daily", DAILY));
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      options.add(new Option("Weekly, on " + name, day.name()));
    }
    options.add(new Option("None", OFF));
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
