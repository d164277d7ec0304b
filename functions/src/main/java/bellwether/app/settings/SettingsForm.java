package bellwether.app.settings;

import bellwether.app.request.Interaction;
import bellwether.domain.StableId;
import bellwether.domain.incident.Severity;
import bellwether.domain.workspace.DigestSchedule;
import bellwether.domain.workspace.QuietHours;
import bellwether.domain.workspace.Settings;
import bellwether.slack.view.SettingsModal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Parses submitted settings; errors name the entry and the fix. */
public final class SettingsForm {
  private final Interaction submission;

  SettingsForm(Interaction submission) {
    this.submission = submission;
  }

  Settings applyTo(Settings before) throws InvalidEntryException {
    String channel = input(SettingsModal.CHANNEL);
    Map<String, Severity.Level> minimums = new HashMap<>(before.channelMinimums());
    String minimum = input(SettingsModal.MINIMUM);
    String minimumKey = channel.isEmpty() ? Settings.DEPLOYMENT_CHANNEL : channel;
    if (minimum.isEmpty()) {
      minimums.remove(minimumKey);
    } else {
      minimums.put(minimumKey, Severity.Level.valueOf(minimum));
    }
    ZoneId zone = parseZone();
    return new Settings(
        channel.isEmpty() ? null : channel,
        before.routes(),
        minimums,
        zone,
        quietHours(zone),
        parseDigestSchedule(),
        !input(SettingsModal.HEARTBEAT).equals("false"),
        parseEditors(),
        input(SettingsModal.GUESTS).equals("true"),
        before.version());
  }

  /** Rejects lists without the submitter, who would be locked out. */
  private Set<String> parseEditors() throws InvalidEntryException {
    Set<String> editors = Set.copyOf(submission.inputLines(SettingsModal.EDITORS));
    if (!editors.isEmpty() && !editors.contains(submission.user())) {
      throw new InvalidEntryException(
          SettingsModal.EDITORS,
          "You would lock yourself out. Add yourself too, or leave this empty to let everybody"
              + " edit.");
    }
    return editors;
  }

  private ZoneId parseZone() throws InvalidEntryException {
    try {
      return ZoneId.of(input(SettingsModal.ZONE));
    } catch (DateTimeException e) {
      throw new InvalidEntryException(
          SettingsModal.ZONE, "Unknown time zone. Enter one such as Europe/Berlin or UTC.");
    }
  }

  private @Nullable QuietHours quietHours(ZoneId zone) throws InvalidEntryException {
    String hours = input(SettingsModal.QUIET);
    if (hours.isEmpty()) {
      return null;
    }
    String[] ends = hours.split("\\s*[-–—]\\s*", -1);
    if (ends.length != 2) {
      throw new InvalidEntryException(
          SettingsModal.QUIET, "Enter two times and a dash, such as 22:00-07:00.");
    }
    return new QuietHours(
        zone,
        parseTime(SettingsModal.QUIET, ends[0]),
        parseTime(SettingsModal.QUIET, ends[1]),
        Set.of());
  }

  private @Nullable DigestSchedule parseDigestSchedule() throws InvalidEntryException {
    String frequency = input(SettingsModal.DIGEST);
    if (frequency.isEmpty() || frequency.equals(SettingsModal.DIGEST_DEFAULT)) {
      return null;
    }
    if (frequency.equals(SettingsModal.OFF)) {
      return new DigestSchedule.Off();
    }
    LocalTime at = parseTime(SettingsModal.DIGEST_AT, input(SettingsModal.DIGEST_AT));
    return frequency.equals(SettingsModal.DAILY)
        ? new DigestSchedule.Daily(at)
        : new DigestSchedule.Weekly(DayOfWeek.valueOf(frequency), at);
  }

  private static LocalTime parseTime(String block, String input) throws InvalidEntryException {
    String time = input.strip();
    try {
      return LocalTime.parse(time.length() == 4 ? "0" + time : time);
    } catch (DateTimeException e) {
      throw new InvalidEntryException(
          block, "\"" + time + "\" is not a time. Enter one such as 08:00.");
    }
  }

  /** A fingerprint of the settings in this form, which reveals concurrent changes. */
  public static String fingerprint(Settings settings) {
    QuietHours quiet = settings.quietHours();
    return StableId.of(
        String.valueOf(settings.channel()),
        new TreeMap<>(settings.channelMinimums()).toString(),
        settings.zone().getId(),
        quiet == null ? "" : quiet.from() + "-" + quiet.to() + " " + new TreeSet<>(quiet.days()),
        String.valueOf(settings.digestSchedule()),
        Boolean.toString(settings.heartbeat()),
        new TreeSet<>(settings.editors()).toString(),
        Boolean.toString(settings.guestsMayRespond()));
  }

  private String input(String block) {
    return submission.input(block);
  }
}
