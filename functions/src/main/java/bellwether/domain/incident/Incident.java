package bellwether.domain.incident;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.vendor.Vendor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A breach of, or through, one vendor, according to its reports so far.
 *
 * @param id the same for every report of the incident
 * @param vendor {@link Vendor#key()}
 * @param reports oldest first
 * @param version counts the writes of this incident; 0 before the first
 */
@RecordBuilder
public record Incident(String id, String vendor, List<Report> reports, long version)
    implements IncidentBuilder.With {
  /** The number of reports that an incident keeps: the first, which opened it, and the newest. */
  public static final int MAX_REPORTS = 100;

  public Incident {
    reports = List.copyOf(reports);
  }

  /**
   * The confidence from all reports: the newest confirmation or denial decides. A retraction
   * withdraws one report; the breach stays confirmed while another publisher confirms it.
   */
  public Confidence confidence() {
    return ConfidenceRules.combine(reports);
  }

  /** Adds a report. Of more than {@link #MAX_REPORTS}, drops those that follow the first. */
  public Incident withReport(Report report) {
    List<Report> updated = new ArrayList<>(reports);
    updated.add(report);
    if (updated.size() > MAX_REPORTS) {
      updated.subList(1, updated.size() - MAX_REPORTS + 1).clear();
    }
    return withReports(updated);
  }

  /** The traits of this kind of all reports. */
  public Set<Trait> traits(Trait.Kind kind) {
    return reports.stream()
        .flatMap(report -> report.traits(kind).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When the newest report was published, or first seen if it has no date. */
  public Instant lastReportAt() {
    return reports.stream().map(Report::reportedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /**
   * One report of an incident, reduced to what is needed to link and display it.
   *
   * @param reportId {@link Advisory#id()}
   * @param canonicalUrl the address with tracking and spelling variants removed; null if there is
   *     none
   * @param sketch the smallest hashes of the text's shingles: near-identical texts share most
   * @param traits facts that link it to other reports or distinguish it from them
   * @param exposedData kinds of data that the text says were exposed
   * @param reportedAt when it was published; if the feed gives no date, when it was first seen, or
   *     the time of the incident that it joined
   * @param readAt when it was first read; null if stored by a version that did not record it
   * @param dated whether its feed gives a date
   */
  @RecordBuilder
  public record Report(
      String reportId,
      String title,
      @Nullable String canonicalUrl,
      List<Integer> sketch,
      Role role,
      Confidence confidence,
      Set<Trait> traits,
      Set<String> exposedData,
      Instant reportedAt,
      @Nullable Instant readAt,
      boolean dated)
      implements IncidentReportBuilder.With {

    public Report {
      sketch = List.copyOf(sketch);
      traits = Set.copyOf(traits);
      exposedData = Set.copyOf(exposedData);
    }

    /** The traits of this kind. */
    public Set<Trait> traits(Trait.Kind kind) {
      return traits.stream()
          .filter(trait -> trait.kind() == kind)
          .collect(Collectors.toUnmodifiableSet());
    }

    /** When it was first seen. */
    public Instant seenAt() {
      return readAt == null ? reportedAt : readAt;
    }
  }
}
