package bellwether.store.dynamo;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.json.IncidentJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shortens records so that a row stays below DynamoDB's limit of 400 KB. */
final class ItemSizeLimit {
  private static final Logger LOG = LoggerFactory.getLogger(ItemSizeLimit.class);

  /** For the body in UTF-8, with a margin for keys and other attributes. */
  static final int MAX_BODY_BYTES = 300_000;

  private static final int MAX_TITLE_CHARS = 1_000;

  private ItemSizeLimit() {}

  /** The incident as JSON, with its first report and as many of the newest as fit. */
  static String toJson(Incident incident) {
    List<Report> reports = incident.reports();
    String json = IncidentJson.write(incident);
    for (int reportCount = Incident.MAX_REPORTS / 2;
        byteLength(json) > MAX_BODY_BYTES && reportCount > 0;
        reportCount /= 2) {
      int from = Math.max(1, reports.size() - reportCount + 1);
      List<Report> newest = new ArrayList<>(reports.subList(from, reports.size()));
      newest.addFirst(reports.getFirst());
      json = IncidentJson.write(incident.withReports(newest));
      LOG.warn(
          "incident shortened incident={} reports={} kept_reports={}",
          incident.id(),
          reports.size(),
          newest.size());
    }
    return json;
  }

  /**
   * The advisory as JSON, with as much of its text as fits; if not even an empty text fits, only
   * its title.
   */
  static String toJson(Advisory advisory) {
    String json = AdvisoryJson.write(advisory);
    Advisory cut = advisory;
    if (byteLength(json) > MAX_BODY_BYTES && advisory.editHistory().previous() != null) {
      cut = advisory.withEditHistory(advisory.editHistory().withoutPrevious());
      json = AdvisoryJson.write(cut);
    }
    while (byteLength(json) > MAX_BODY_BYTES && !cut.text().isEmpty()) {
      cut = cut.withText(truncate(cut.text(), cut.text().length() / 2));
      json = AdvisoryJson.write(cut);
    }
    if (byteLength(json) > MAX_BODY_BYTES) {
      cut = withTitleOnly(advisory);
      json = AdvisoryJson.write(cut);
    }
    if (!cut.equals(advisory)) {
      LOG.warn(
          "advisory shortened advisory={} text_chars={} kept_chars={}",
          advisory.id(),
          advisory.text().length(),
          cut.text().length());
    }
    return json;
  }

  private static int byteLength(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Advisory withTitleOnly(Advisory advisory) {
    return advisory
        .withTitle(truncate(advisory.title(), MAX_TITLE_CHARS))
        .withUrl(null)
        .withText("")
        .withStatedFacts(StatedFacts.NONE)
        .withEditHistory(EditHistory.NONE);
  }

  /** The first characters of a text, without half a surrogate pair at the end. */
  private static String truncate(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    boolean splits = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, splits ? chars - 1 : chars);
  }
}
