package bellwether.app.coverage;

import bellwether.app.coverage.CoverageRow.Kind;
import bellwether.domain.HtmlText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes entries as one page for people, which needs nothing else and runs nothing. */
final class CoverageHtml {
  /** So many entries of a kind are for reading; the file for auditors has all. */
  private static final int MAX_ROWS = 200;

  /** The columns of an entry that are shown. */
  private static final List<String> COLUMNS =
      List.of("n", "time (UTC)", "until (UTC)", "subject", "result", "by", "detail");

  private static final String STYLE =
      """
      @page { size: A4; margin: 14mm }
      body { font: 10pt/1.35 system-ui, sans-serif; color: #1d1c1d; max-width: 60rem; margin: 1rem auto; padding: 0 1rem }
      h1 { font-size: 15pt; margin: 0 0 .3rem }
      h2 { font-size: 11.5pt; margin: 1.1rem 0 .3rem; break-after: avoid }
      p { margin: .25rem 0; overflow-wrap: anywhere }
      p.first { border-left: 4px solid #b3541e; padding-left: .6rem }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8.5pt }
      th, td { border-bottom: 1px solid #d5d5d5; padding: .18rem .35rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
      th { background: #f3f3f3 }
      thead { display: table-header-group }
      tr { break-inside: avoid }
      th:nth-child(1) { width: 5% } th:nth-child(2), th:nth-child(3) { width: 10% }
      th:nth-child(4) { width: 15% } th:nth-child(5) { width: 15% } th:nth-child(6) { width: 9% }
      footer { margin-top: 1rem; font-size: 8.5pt; overflow-wrap: anywhere }
      @media print { body { margin: 0; max-width: none; padding: 0 } }
      """;

  private CoverageHtml() {}

  /**
   * Writes the page.
   *
   * @param hash of the last entry of the CSV file
   */
  static String write(List<CoverageRow> rows, String hash) {
    Map<Kind, List<List<String>>> byKind = new EnumMap<>(Kind.class);
    for (int i = 0; i < rows.size(); i++) {
      byKind
          .computeIfAbsent(rows.get(i).kind(), _ -> new ArrayList<>())
          .add(rows.get(i).cells(i + 1));
    }
    StringBuilder html = new StringBuilder();
    html.append(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width\">\n"
            + "<title>Proof of watch</title>\n<style>\n");
    html.append(STYLE).append("</style>\n</head>\n<body>\n<h1>Proof of watch</h1>\n");
    for (List<String> cells : byKind.getOrDefault(Kind.EXPORT, List.of())) {
      paragraph(html, "", "Bellwether, for workspace " + cells.get(4) + ". " + cells.get(7) + ".");
    }
    for (List<String> cells : byKind.getOrDefault(Kind.NOTE, List.of())) {
      paragraph(html, " class=\"first\"", cells.get(7));
    }
    byKind.forEach((kind, entries) -> {
      if (kind != Kind.EXPORT && kind != Kind.NOTE) {
        table(html, kind, entries);
      }
    });
    html.append("<footer>");
    html.append(
        HtmlText.escape(
            "The CSV file of this export has all entries, "
                + (rows.size() + 1)
                + ", each with a hash. The last hash is "
                + hash
                + ". ./bellwether coverage --verify FILE.csv checks it."));
    return html.append("</footer>\n</body>\n</html>\n").toString();
  }

  private static void paragraph(StringBuilder html, String attributes, String text) {
    html.append("<p").append(attributes).append('>').append(HtmlText.escape(text)).append("</p>\n");
  }

  private static void table(StringBuilder html, Kind kind, List<List<String>> entries) {
    html.append("<h2>").append(HtmlText.escape(kind.heading()));
    html.append(String.format(Locale.ROOT, " (%,d)</h2>\n<table>\n<thead><tr>", entries.size()));
    COLUMNS.forEach(column -> html.append("<th>").append(HtmlText.escape(column)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> cells : entries.subList(0, Math.min(MAX_ROWS, entries.size()))) {
      html.append("<tr>");
      for (int i = 0; i < cells.size(); i++) {
        if (i != 3) { // The kind is the heading.
          String cell = i == 1 || i == 2 ? cells.get(i).replaceAll("[TZ]", " ") : cells.get(i);
          html.append("<td>").append(HtmlText.escape(cell.strip())).append("</td>");
        }
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    if (entries.size() > MAX_ROWS) {
      paragraph(
          html,
          "",
          String.format(Locale.ROOT, "and %,d more in the CSV file", entries.size() - MAX_ROWS));
    }
  }
}
