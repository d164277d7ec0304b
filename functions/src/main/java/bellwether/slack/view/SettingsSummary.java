package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.SafeText;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a team is told, in a line each. */
final class SettingsSummary {
  private static final int MAX_CHANNEL = 80;

  private SettingsSummary() {}

  static List<RichTextLine> of(Settings settings) {
    return List.of(
        channelLine(settings),
        labeledLine("Quiet hours: ", quietHoursText(settings.quietHours())),
        labeledLine("Digest: ", digestText(settings)));
  }

  private static RichTextLine labeledLine(String name, String value) {
    return RichTextLine.line(bold(name), plain(value));
  }

  private static RichTextLine channelLine(Settings settings) {
    RichTextLine.Span usual =
        settings.channel() == null
            ? plain("the channel of this deployment")
            : RichTextLine.channelLink(
                SafeText.truncate(SafeText.clean(settings.channel()), MAX_CHANNEL));
    int routes = settings.routes().size();
    String others =
        routes == 0 ? "" : ", but for what " + Phrases.countOf(routes, "rule") + " take";
    return RichTextLine.line(bold("Alerts go to "), usual, plain(others));
  }

  private static String quietHoursText(@Nullable QuietHours quiet) {
    return quiet == null
        ? "none"
        : quiet.from() + " to " + quiet.to() + ", " + zoneName(quiet.zone());
  }

  private static String digestText(Settings settings) {
    String often =
        switch (settings.digestSchedule()) {
          case null -> "daily, at the hour of this deployment";
          case DigestSchedule.Off() -> "none";
          case DigestSchedule.Daily(var at) -> "daily at " + at + ", " + zoneName(settings.zone());
          case DigestSchedule.Weekly(var day, var at) ->
              day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                  + "s at "
                  + at
                  + ", "
                  + zoneName(settings.zone());
        };
    return settings.heartbeat() ? often + "; quiet days are told too" : often;
  }

  private static String zoneName(ZoneId zone) {
    return zone.getId();
  }
}
