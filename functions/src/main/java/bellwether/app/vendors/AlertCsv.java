package bellwether.app.vendors;

import bellwether.app.csv.CsvCells;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes alerts as CSV, as evidence for an audit: one row for each alert, with its content and
 * whether it was delivered. Times are UTC in ISO 8601; a reply counts with the alert that it
 * replies to.
 */
public final class AlertCsv {
  private static final String[] HEADER =
      ("vendor role confidence severity title url feed published seen queued posted posted_at"
              + " channel message_ts replies_posted replies_not_posted state reason confidence_now"
              + " status assignee impact impact_owner follow_up snoozed_until steps incident alert summary "
              + TimelineCells.HEADER)
          .split(" ", -1);

  private AlertCsv() {}

  /** Writes the alerts among the deliveries, in their order, with the actions of people. */
  public static String write(List<Delivery> deliveries, List<Case> cases) {
    Map<String, Case> casesById = Case.byId(cases);
    Map<String, Delivery> byId =
        deliveries.stream()
            .collect(Collectors.toMap(Delivery::id, Function.identity(), (first, _) -> first));
    Map<String, Integer> postedReplies = new HashMap<>();
    Map<String, Integer> otherReplies = new HashMap<>();
    for (Delivery reply : deliveries) {
      if (reply.parentId() != null && !reply.isInSummary() && reply.notice() instanceof Alert) {
        (reply.state() == State.SENT ? postedReplies : otherReplies)
            .merge(reply.parentId(), 1, Integer::sum);
      }
    }
    TimelineCells timelines = new TimelineCells(deliveries);
    StringWriter csv = new StringWriter();
    try (CSVPrinter rows = new CSVPrinter(csv, CSVFormat.RFC4180)) {
      rows.printRecord((Object[]) HEADER);
      for (Delivery delivery : deliveries) {
        // A reply whose message is too old to be among these gets its own row.
        boolean isReply =
            !delivery.isInSummary()
                && delivery.parentId() != null
                && byId.containsKey(delivery.parentId());
        if (!isReply && delivery.notice() instanceof Alert alert) {
          String id = delivery.id();
          Case current = casesById.getOrDefault(id, Case.open(id, alert));
          Delivery message = delivery.isInSummary() ? byId.get(delivery.parentId()) : delivery;
          Stream<@Nullable Object> cells =
              Stream.of(
                      alertCells(
                          delivery,
                          message,
                          alert,
                          postedReplies.getOrDefault(id, 0),
                          otherReplies.getOrDefault(id, 0)),
                      triageCells(delivery, alert, current),
                      timelines.cells(delivery, alert, message, current))
                  .flatMap(Function.identity());
          rows.printRecord(cells.map(AlertCsv::toCell));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return csv.toString();
  }

  private static Stream<@Nullable Object> alertCells(
      Delivery delivery,
      @Nullable Delivery message,
      Alert alert,
      int repliesPosted,
      int repliesNotPosted) {
    return Stream.of(
        alert.vendor(),
        alert.role(),
        alert.confidence(),
        alert.severity().level(),
        alert.title(),
        alert.url(),
        alert.feed(),
        alert.publishedAt().orElse(null),
        alert.seenAt(),
        delivery.createdAt(),
        postedText(delivery, message),
        message == null ? null : message.postedAt().orElse(null),
        message == null ? null : message.channel(),
        message == null ? null : message.ts(),
        repliesPosted,
        repliesNotPosted,
        delivery.state(),
        delivery.reason());
  }

  /** The current confidence and each action, with user and time. */
  private static Stream<@Nullable Object> triageCells(
      Delivery delivery, Alert alert, Case current) {
    Case.Impact impact = current.impact();
    String steps =
        current.steps().stream()
            .map(step -> step.at() + " " + step.user() + " " + step.action().description())
            .collect(Collectors.joining("; "));
    return Stream.of(
        current.incidentState().confidence(),
        delivery.isHistory() ? null : current.status().label(),
        current.assignee(),
        impact == null ? null : impact.description(),
        impact == null ? null : impact.owner(),
        impact == null ? null : impact.followUp(),
        current.snoozedUntil(),
        steps,
        alert.incidentId(),
        current.id(),
        delivery.isInSummary() ? delivery.parentId() : null);
  }

  /**
   * @param message the summary that reports the alert, null if it is too old to be among the
   *     deliveries; otherwise the alert itself
   */
  private static String postedText(Delivery delivery, @Nullable Delivery message) {
    if (delivery.isInSummary() && (message == null || message.state() == State.SENT)) {
      return "in a summary";
    }
    return switch (message == null ? delivery.state() : message.state()) {
      case SENT -> "yes";
      case SUMMARIZED -> "no";
      case SENDING, UNKNOWN -> "not known";
      case PENDING, RETRY, HELD, BLOCKED, DEAD -> "no";
    };
  }

  /** One line that a spreadsheet does not run as a formula. */
  private static String toCell(@Nullable Object value) {
    String text = Objects.requireNonNullElse(value, "").toString();
    return CsvCells.escape(text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip());
  }
}
