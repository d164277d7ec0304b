package bellwether.app.vendors;

import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Delivery.State;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for an audit: a row an alert, what it told and whether it arrived. Times are UTC as
 * in ISO 8601; a further report counts with the alert in whose thread it stands.
 */
public final class AlertCsv {
  private static final List<String> HEADER =
      List.of(
          "vendor",
          "role",
          "confidence",
          "severity",
          "title",
          "url",
          "feed",
          "published",
          "seen",
          "queued",
          "posted",
          "posted_at",
          "channel",
          "message_ts",
          "replies_posted",
          "replies_not_posted",
          "state",
          "reason",
          "confidence_now",
          "status",
          "assignee",
          "impact",
          "steps",
          "incident",
          "alert");

  private AlertCsv() {}

  /**
   * The alerts among the deliveries, in their order, with what people did about them and when;
   * other notices are left out.
   *
   * @param cases those that there are
   */
  public static String write(List<Delivery> deliveries, List<Case> cases) {
    Map<String, Case> standing = new HashMap<>();
    cases.forEach(one -> standing.put(one.id(), one));
    Set<String> ids = new HashSet<>();
    deliveries.forEach(delivery -> ids.add(delivery.id()));
    Map<String, Integer> posted = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    for (Delivery reply : deliveries) {
      if (reply.parentId() != null && reply.notice() instanceof Alert) {
        (reply.state() == State.SENT ? posted : open).merge(reply.parentId(), 1, Integer::sum);
      }
    }
    StringWriter csv = new StringWriter();
    try (CSVPrinter rows = new CSVPrinter(csv, CSVFormat.RFC4180)) {
      rows.printRecord(HEADER);
      for (Delivery delivery : deliveries) {
        // A reply whose message is too old to be among these stands for itself.
        boolean own = delivery.parentId() == null || !ids.contains(delivery.parentId());
        if (own && delivery.notice() instanceof Alert alert) {
          int arrived = posted.getOrDefault(delivery.id(), 0);
          int waiting = open.getOrDefault(delivery.id(), 0);
          Case one = standing.get(delivery.id());
          Stream<@Nullable Object> cells =
              Stream.concat(
                  alertCells(delivery, alert, arrived, waiting), triageCells(delivery, one));
          rows.printRecord(cells.map(AlertCsv::toCell));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written to", e);
    }
    return csv.toString();
  }

  private static Stream<@Nullable Object> alertCells(
      Delivery delivery, Alert alert, int repliesPosted, int repliesOpen) {
    return Stream.of(
        alert.vendor(),
        alert.role(),
        alert.confidence(),
        alert.severity().level(),
        alert.title(),
        alert.url(),
        alert.feed(),
        toInstant(alert.published()),
        alert.seenAt(),
        delivery.createdAt(),
        postedText(delivery),
        delivery.state() == State.SENT ? postedAt(delivery.ts()) : null,
        delivery.channel(),
        delivery.ts(),
        repliesPosted,
        repliesOpen,
        delivery.state(),
        delivery.reason());
  }

  /** What is known by now, and what people did, each step with who and when. */
  private static Stream<@Nullable Object> triageCells(Delivery delivery, @Nullable Case one) {
    String incident = ((Alert) delivery.notice()).incidentId();
    if (one == null) {
      Alert alert = (Alert) delivery.notice();
      return Stream.of(alert.confidence(), "open", null, null, null, incident, delivery.id());
    }
    Case.Impact impact = one.impact();
    String steps =
        one.steps().stream()
            .map(step -> step.at() + " " + step.user() + " " + step.description())
            .collect(Collectors.joining("; "));
    return Stream.of(
        one.incidentState().confidence(),
        one.status().label(),
        one.assignee(),
        impact == null ? null : impact.description(),
        steps,
        incident,
        delivery.id());
  }

  private static String postedText(Delivery delivery) {
    return switch (delivery.state()) {
      case SENT -> "yes";
      case SUMMARIZED -> delivery.isBelowMinimum() ? "no" : "in a summary";
      case SENDING, UNKNOWN -> "not known";
      case PENDING, RETRY, HELD, BLOCKED, DEAD -> "no";
    };
  }

  /** Slack's id of a message begins with the second of its arrival. */
  private static @Nullable Instant postedAt(@Nullable String ts) {
    return ts != null && ts.matches("\\d{1,11}\\.\\d+")
        ? Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.'))))
        : null;
  }

  /** Feeds state the year 0 and the year 999999999: as good as no date. */
  private static @Nullable Instant toInstant(@Nullable OffsetDateTime stated) {
    return stated == null || stated.getYear() < 1970 || stated.getYear() > 9999
        ? null
        : stated.toInstant();
  }

  /** On one line, and nothing that a spreadsheet would run. */
  private static String toCell(@Nullable Object value) {
    String text = Objects.requireNonNullElse(value, "").toString();
    return CellText.escape(text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip());
  }
}
