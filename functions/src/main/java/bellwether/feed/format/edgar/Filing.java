package bellwether.feed.format.edgar;

import bellwether.domain.advisory.StatedFacts;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.InputLimits;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filing with the SEC.
 *
 * @param companies the filers; several if a group files together
 * @param isByFiler whether these are the filers and not the subjects of the filing
 * @param items items of the form, each a number and optionally a name
 * @param filed when EDGAR accepted it; null if unknown
 */
record Filing(
    String accession,
    String form,
    List<String> companies,
    boolean isByFiler,
    List<String> items,
    @Nullable String link,
    @Nullable OffsetDateTime filed) {

  /**
   * Form 8-K, Item 1.05, in force since 18 December 2023 (17 CFR 249.308): a company reports a
   * material cybersecurity incident.
   */
  private static final String INCIDENT_ITEM = "1.05";

  /** Whether a filing with this text may report an incident. */
  static boolean mayReportIncident(String text) {
    // Regulation FD and Other Events report incidents that are not material.
    return Stream.of(INCIDENT_ITEM, "7.01", "8.01").anyMatch(item -> text.contains("Item " + item));
  }

  /** Merges another entry of the same filing. */
  Filing mergedWith(Filing other) {
    if (!isByFiler || !other.isByFiler) {
      // The filer's entry names the company; a subject's may name another.
      return isByFiler || !other.isByFiler ? this : other;
    }
    List<String> all =
        Stream.concat(companies.stream(), other.companies.stream())
            .distinct()
            .limit(InputLimits.LIST_ITEMS)
            .toList();
    return new Filing(accession, form, all, true, items, link, filed);
  }

  ParsedItem toItem() {
    String company = companies.getFirst();
    boolean incident = items.stream().anyMatch(item -> item.startsWith(INCIDENT_ITEM));
    boolean isAmendment = form.endsWith("/A");
    return new ParsedItem(
        accession,
        link,
        incident
            ? company
                + (isAmendment ? " amends its report of" : " reports")
                + " a material cybersecurity incident ("
                + form
                + ", Item "
                + INCIDENT_ITEM
                + ")"
            : company + " files " + form,
        buildBody(),
        filed,
        incident ? StatedFacts.victims(companies) : StatedFacts.NONE,
        true);
  }

  private String buildBody() {
    StringBuilder body =
        new StringBuilder("Filed with the US Securities and Exchange Commission as form " + form);
    body.append(", accession number ").append(accession).append('.');
    if (companies.size() > 1) {
      body.append("\n\nFiled together by ").append(String.join("; ", companies)).append('.');
    }
    items.forEach(item -> body.append("\n\nItem ").append(item));
    return body.toString();
  }
}
