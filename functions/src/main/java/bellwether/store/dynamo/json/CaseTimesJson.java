package bellwether.store.dynamo.json;

import bellwether.domain.clock.Deadline;
import bellwether.domain.clock.ReportingClock;
import bellwether.domain.clock.ReportingClock.NotReportable;
import bellwether.domain.clock.ReportingPeriod;
import bellwether.domain.notice.Case.Step;
import bellwether.domain.notice.CaseTimeline;
import bellwether.domain.timeline.Moment;
import bellwether.domain.timeline.Timeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;

/** Writes and reads the times of a case as JSON: its {@link Timeline} and its clocks. */
final class CaseTimesJson {
  private CaseTimesJson() {}

  static void write(Timeline timeline, ArrayNode list) {
    for (Moment moment : timeline.moments()) {
      ObjectNode node = list.addObject();
      Json.put(node, "kind", moment.kind().name());
      Json.put(node, "at", moment.at());
      Json.put(node, "recordedAt", moment.recordedAt());
      Json.put(node, "source", moment.source());
      Json.put(node, "detail", moment.detail());
    }
  }

  /** Cases of version 0.3 have no timeline: it follows from the steps that they kept. */
  static Timeline read(JsonNode list, List<Step> steps) {
    if (list.isArray()) {
      return new Timeline(Json.list(list, CaseTimesJson::moment));
    }
    Timeline timeline = Timeline.EMPTY;
    for (Step step : steps) {
      timeline = CaseTimeline.ofStep(step).map(timeline::with).orElse(timeline);
    }
    return timeline;
  }

  private static Moment moment(JsonNode tree) {
    return new Moment(
        Moment.Kind.valueOf(Json.text(tree, "kind")),
        Json.instant(tree, "at"),
        Json.instant(tree, "recordedAt"),
        Json.text(tree, "source"),
        Json.text(tree, "detail"));
  }

  static void write(ReportingClock clock, ObjectNode tree) {
    Json.put(tree, "id", clock.id());
    Json.put(tree, "rule", clock.ruleId());
    Json.put(tree, "regime", clock.regime());
    Json.put(tree, "trigger", clock.trigger());
    Json.put(tree, "anchor", clock.anchor());
    Json.put(tree, "anchoredAt", clock.anchoredAt());
    Json.put(tree, "zone", clock.zone().getId());
    ArrayNode deadlines = tree.putArray("deadlines");
    for (Deadline deadline : clock.deadlines()) {
      ObjectNode node = deadlines.addObject();
      Json.put(node, "id", deadline.id());
      Json.put(node, "task", deadline.task());
      Json.put(node, "period", deadline.period().label());
      Json.put(node, "after", deadline.after());
      Json.put(node, "article", deadline.article());
      Json.put(node, "url", deadline.url());
      Json.put(node, "from", deadline.from());
      Json.put(node, "dueAt", deadline.dueAt());
      Json.put(node, "doneAt", deadline.doneAt());
      Json.put(node, "doneBy", deadline.doneBy());
    }
    Json.put(tree, "startedBy", clock.startedBy());
    Json.put(tree, "startedAt", clock.startedAt());
    NotReportable decision = clock.notReportable();
    if (decision != null) {
      ObjectNode node = tree.putObject("notReportable");
      Json.put(node, "at", decision.at());
      Json.put(node, "user", decision.user());
      Json.put(node, "reason", decision.reason());
    }
  }

  static ReportingClock clock(JsonNode tree) {
    JsonNode decision = tree.path("notReportable");
    return new ReportingClock(
        Json.text(tree, "id"),
        Json.text(tree, "rule"),
        Json.text(tree, "regime"),
        Json.text(tree, "trigger"),
        Json.text(tree, "anchor"),
        Json.instant(tree, "anchoredAt"),
        ZoneId.of(Json.text(tree, "zone")),
        Json.list(tree.required("deadlines"), CaseTimesJson::deadline),
        Json.text(tree, "startedBy"),
        Json.instant(tree, "startedAt"),
        decision.isObject()
            ? new NotReportable(
                Json.instant(decision, "at"),
                Json.text(decision, "user"),
                Json.text(decision, "reason"))
            : null);
  }

  private static Deadline deadline(JsonNode tree) {
    return new Deadline(
        Json.text(tree, "id"),
        Json.text(tree, "task"),
        ReportingPeriod.parse(Json.text(tree, "period")),
        Json.text(tree, "after"),
        Json.text(tree, "article"),
        Json.text(tree, "url"),
        Json.instant(tree, "from"),
        Json.instant(tree, "dueAt"),
        Json.instantOrNull(tree, "doneAt"),
        Json.textOrNull(tree, "doneBy"));
  }
}
