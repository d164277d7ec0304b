package bellwether.slack.view;

import bellwether.slack.block.Passage;
import bellwether.slack.block.Text;
import bellwether.slack.block.Times;

import static bellwether.slack.block.Passage.bold;
import static bellwether.slack.block.Passage.words;

import bellwether.domain.DigestSchedule;
import bellwether.domain.QuietHours;
import bellwether.domain.Settings;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a team is told, in a line each. */
final class SettingsLines {
  private static final int MAX_CHANNEL = 80;

  private SettingsLines() {}

  static List<Passage> of(Settings settings) {
    return List.of(
        channels(settings),
        line("Quiet hours: ", quiet(settings.quiet())),
        line("Digest: ", digest(settings)));
  }

  private static Passage line(String name, String value) {
    return Passage.line(bold(name), words(value));
  }

  private static Passage channels(Settings settings) {
    Passage.Span usual =
        settings.channel() == null
            ? words("the channel of this deployment")
            : Passage.channel(Text.cut(Text.clean(settings.channel()), MAX_CHANNEL));
    int routes = settings.routes().size();
    String others = routes == 0 ? "" : ", but for what " + Times.count(routes, "rule") + " take";
    return Passage.line(bold("Alerts go to "), usual, words(others));
  }

  private static String quiet(@Nullable QuietHours quiet) {
    return quiet == null ? "none" : quiet.from() + " to " + quiet.to() + ", " + place(quiet.zone());
  }

  private static String digest(Settings settings) {
    String often =
        switch (settings.digest()) {
          case null -> "daily, at the hour of this deployment";
          case DigestSchedule.Off() -> "none";
          case DigestSchedule.Daily(var at) -> "daily at " + at + ", " + place(settings.zone());
          case DigestSchedule.Weekly(var day, var at) ->
              day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                  + "s at "
                  + at
                  + ", "
                  + place(settings.zone());
        };
    return settings.heartbeat() ? often + "; quiet days are told too" : often;
  }

  private static String place(ZoneId zone) {
    return zone.getId();
  }
}
