package bellwether.slack.view;

import bellwether.domain.clock.ClockRule;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.notice.Alert;
import bellwether.domain.timeline.Moment;
import bellwether.slack.block.BlockBuilder;
import bellwether.slack.block.BlockElement;
import bellwether.slack.block.BlockElement.Option;
import bellwether.slack.block.SafeText;
import bellwether.slack.block.View;
import bellwether.slack.message.ClockReminderMessage;
import bellwether.slack.request.ActionIds;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The modals that start a reporting clock and that record why nothing is reported. */
public final class ClockModals {
  public static final String RULE = "rule";
  public static final String ANCHOR = "anchor";
  public static final String TYPED_TIME = "typed";
  public static final String REASON = "reason";

  /** The option of {@link #ANCHOR} for a time that the person types. */
  public static final String TYPED = "typed";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm ", Locale.ROOT);

  private static final int MAX_TYPED = 80;
  private static final int MAX_REASON = 500;
  private static final int MAX_TITLE = 200;

  private ClockModals() {}

  /**
   * The form that starts a clock.
   *
   * @param moments the known times, of which one may be chosen
   * @param zone the customer's time zone
   */
  public static View startModal(
      String metadata, Alert alert, List<ClockRule> rules, List<Moment> moments, ZoneId zone) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(
                List.of(
                    alert.vendor(), SafeText.truncate(SafeText.clean(alert.title()), MAX_TITLE)))
            .section(
                List.of(
                    "You decide whether a deadline applies, and from when it counts. "
                        + ClockReminderMessage.DISCLAIMER));
    List<Option> clocks = rules.stream().map(rule -> new Option(label(rule), rule.id())).toList();
    List<Option> anchors = new ArrayList<>();
    Set<Moment.Kind> offered = new HashSet<>();
    for (Moment moment : moments) {
      if (offered.add(moment.kind())) {
        String zoneName = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        String time = MINUTE.format(moment.at().atZone(zone)) + zoneName;
        anchors.add(new Option(time + ": " + moment.kind().label(), moment.kind().name()));
      }
    }
    anchors.add(new Option("The time that I enter below", TYPED));
    new FormFields("clock", blocks)
        .add(RULE, BlockElement.select("Choose", clocks, null))
        .add(ANCHOR, BlockElement.select("Choose", anchors, null))
        .add(TYPED_TIME, BlockElement.textInput(false, "", MAX_TYPED));
    return View.modal(ActionIds.START_CLOCK, metadata, "Start a clock", "Start", blocks);
  }

  private static String label(ClockRule rule) {
    return rule.regime()
        + ": "
        + rule.deadlines().stream()
            .map(deadline -> deadline.period().label())
            .collect(Collectors.joining(", "));
  }

  /** The form for the decision that nothing is reported, which needs a reason. */
  public static View notReportableModal(String metadata, ReportingClock clock) {
    BlockBuilder blocks =
        new BlockBuilder()
            .section(
                List.of(
                    clock.regime(),
                    "The reason is kept with your name and the time, and is in the export. "
                        + ClockReminderMessage.DISCLAIMER));
    new FormFields("clock", blocks).add(REASON, BlockElement.textInput(true, "", MAX_REASON));
    return View.modal(ActionIds.NOT_REPORTABLE, metadata, "Not reportable", "Save", blocks);
  }

  /** The id of the clock whose controls are in the block. */
  public static String clockIdOf(String blockId) {
    String rest = blockId.substring(ActionIds.CLOCK_BLOCK_PREFIX.length());
    int end = rest.indexOf(':');
    return end < 0 ? rest : rest.substring(0, end);
  }
}
