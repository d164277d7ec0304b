package bellwether.slack.view;

import static bellwether.slack.block.RichTextLine.bold;
import static bellwether.slack.block.RichTextLine.plain;

import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.block.Phrases;
import bellwether.slack.block.RichTextLine;
import bellwether.slack.block.RichTextLine.Span;
import bellwether.slack.block.SafeText;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Summarizes a workspace's settings, a line each. */
final class SettingsSummary {
  private static final int MAX_CHANNEL = 80;

  private SettingsSummary() {}

  static List<RichTextLine> of(Settings settings) {
    return List.of(
        channelLine(settings),
        RichTextLine.line(bold("Quiet hours: "), plain(quietHoursText(settings.quietHours()))),
        RichTextLine.line(bold("Digest: "), plain(digestText(settings))));
  }

  private static RichTextLine channelLine(Settings settings) {
    Span channel =
        settings.channel() == null
            ? plain("the default channel")
            : RichTextLine.channelLink(SafeText.clean(settings.channel(), MAX_CHANNEL));
    int routes = settings.routes().size();
    String rules = routes == 0 ? "" : ", except for " + Phrases.countOf(routes, "routing rule");
    List<Span> spans = new ArrayList<>(List.of(bold("Alerts go to "), channel));
    if (!rules.isEmpty()) {
      spans.add(plain(rules));
    }
    return RichTextLine.line(spans);
  }

  private static String quietHoursText(@Nullable QuietHours quiet) {
    return quiet == null ? "none" : quiet.from() + " to " + quiet.to() + ", " + quiet.zone();
  }

  private static String digestText(Settings settings) {
    String zone = ", " + settings.zone();
    String schedule =
        switch (settings.digestSchedule()) {
          case null -> "daily, at the default time";
          case DigestSchedule.Off() -> "none";
          case DigestSchedule.Daily(var at) -> "daily at " + at + zone;
          case DigestSchedule.Weekly(var day, var at) ->
              day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s at " + at + zone;
        };
    return settings.heartbeat() ? schedule + "; also on days without alerts" : schedule;
  }
}
