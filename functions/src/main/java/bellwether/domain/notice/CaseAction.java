package bellwether.domain.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An action on an alert. */
public sealed interface CaseAction {

  /** Somebody investigates the alert. */
  record Acknowledge() implements CaseAction {}

  /**
   * Somebody is assigned.
   *
   * @param assignee Slack's id of the person
   */
  record Assign(String assignee) implements CaseAction {}

  record Affected(Case.Impact impact) implements CaseAction {}

  record NotAffected() implements CaseAction {}

  /**
   * The report is not about the vendor.
   *
   * @param phrase the phrase that was mistaken for the vendor
   */
  record Dismiss(String phrase) implements CaseAction {}

  /** The case is reopened. */
  record Reopen() implements CaseAction {}

  /** The alert is shown again at that time. */
  record Snooze(Instant until) implements CaseAction {}

  /** An action that was stored in words only, by a version that had no fields for it. */
  record Recorded(String description) implements CaseAction {}

  /** Whether it is rejected if the person saw an older state, because it would undo newer work. */
  default boolean requiresCurrentState() {
    return switch (this) {
      case Assign _, Snooze _, Recorded _ -> false;
      case Acknowledge _, Affected _, NotAffected _, Dismiss _, Reopen _ -> true;
    };
  }

  /** The action in words, completing a sentence that begins with the person. */
  default String description() {
    return switch (this) {
      case Acknowledge() -> "acknowledged it";
      case Assign(String to) -> "assigned it to " + to;
      case Affected(Case.Impact impact) -> "marked it as affecting us: " + impact.description();
      case NotAffected() -> "marked it as not affecting us";
      case Dismiss(String phrase) ->
          phrase.isEmpty()
              ? "said that it is not our vendor"
              : "said that “" + phrase + "” is not our vendor";
      case Reopen() -> "reopened it";
      case Recorded(String words) -> words;
      case Snooze(Instant until) ->
          "snoozed it until "
              + DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                  .withZone(ZoneOffset.UTC)
                  .format(until);
    };
  }
}
