package bellwether.store.dynamo;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.EditHistory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Incident;
import bellwether.domain.incident.Incident.Report;
import bellwether.store.IncidentStore;
import bellwether.store.dynamo.json.AdvisoryJson;
import bellwether.store.dynamo.json.IncidentJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is left out so that a row stays below DynamoDB's limit of 400 KB. */
public final class ItemSizeLimit {
  /** Of a body in UTF-8; the rest of the 400 KB is for keys and for what we did not think of. */
  static final int MAX_BODY_BYTES = 300_000;

  private static final int MAX_TITLE_CHARS = 1_000;

  private ItemSizeLimit() {}

  /** The incident with its first report, which opened it, and the newest ones, in their order. */
  public static Incident limitReports(Incident incident, int most) {
    List<Report> reports = incident.reports();
    if (reports.size() <= most) {
      return incident;
    }
    List<Report> kept = new ArrayList<>(most);
    kept.add(reports.getFirst());
    kept.addAll(reports.subList(reports.size() - most + 1, reports.size()));
    return new Incident(incident.id(), incident.vendor(), kept, incident.version());
  }

  /** The incident as JSON, with as many reports as fit. */
  static String toJson(Incident incident) {
    int most = IncidentStore.MAX_REPORTS;
    String json = IncidentJson.write(limitReports(incident, most));
    while (byteLength(json) > MAX_BODY_BYTES && most > 1) {
      most = most / 2;
      json = IncidentJson.write(limitReports(incident, most));
    }
    return json;
  }

  /**
   * The advisory as JSON, with as much of its text as fits; if even none of it does, then the title
   * alone, cut short.
   */
  static String toJson(Advisory advisory) {
    String json = AdvisoryJson.write(advisory);
    Advisory cut = advisory;
    if (byteLength(json) > MAX_BODY_BYTES && advisory.editHistory().previous() != null) {
      cut = advisory.withEditHistory(advisory.editHistory().withoutPrevious());
      json = AdvisoryJson.write(cut);
    }
    while (byteLength(json) > MAX_BODY_BYTES && !cut.text().isEmpty()) {
      cut = withText(cut, truncate(cut.text(), cut.text().length() / 2));
      json = AdvisoryJson.write(cut);
    }
    return byteLength(json) <= MAX_BODY_BYTES ? json : AdvisoryJson.write(withTitleOnly(advisory));
  }

  private static int byteLength(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Advisory withText(Advisory advisory, String text) {
    return advisory.withContent(advisory.title(), advisory.url(), text);
  }

  private static Advisory withTitleOnly(Advisory advisory) {
    return advisory
        .withContent(truncate(advisory.title(), MAX_TITLE_CHARS), null, "")
        .withStatedFacts(StatedFacts.NONE)
        .withEditHistory(EditHistory.NONE);
  }

  /** The first chars of a text, never half of a surrogate pair. */
  private static String truncate(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    boolean splits = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, splits ? chars - 1 : chars);
  }
}
