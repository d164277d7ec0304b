package bellwether.domain.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps the fields of a record, for formats that are tables or lists of records of any shape.
 *
 * <p>A field is named as its format names it: in JSON by a JSON Pointer (RFC 6901) relative to the
 * record, in CSV and HTML by the heading of its column. A template is text with such names in
 * braces: {@code "{Organization Name}: data breach reported"}.
 *
 * @param items location of the records: in JSON a JSON Pointer to the array ("" for the document
 *     itself), in HTML a CSS selector of the tables ("" for all that have the columns); unused for
 *     CSV
 * @param id fields that together are the record's key; empty if only title and text identify it
 * @param title a template
 * @param link a template; null if records have no page of their own
 * @param text templates, one per paragraph; a paragraph with only empty fields is omitted
 * @param published field with the date; null if there is none
 * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter} in English, or
 *     "epoch-ms" or "epoch-s"; null for the usual formats of feeds, where 1/5/2026 is 5 January
 * @param victim field with the name of the breached organization; null if none
 * @param vendor field with the name of the vendor; null if none
 * @param product field with the name of the product; null if none
 * @param recordCount field with the number of records; null if none
 * @param dataClasses field with the kinds of data, a list or text split at commas and semicolons;
 *     null if none
 * @param claim whether every record is a claim of the attackers
 * @param exploited whether every listed vulnerability is exploited
 * @param exploitedSince field that is filled in if a vulnerability is exploited; null if none
 */
public record Mapping(
    String items,
    List<String> id,
    String title,
    @Nullable String link,
    List<String> text,
    @Nullable String published,
    @Nullable String dateFormat,
    @Nullable String victim,
    @Nullable String vendor,
    @Nullable String product,
    @Nullable String recordCount,
    @Nullable String dataClasses,
    boolean claim,
    boolean exploited,
    @Nullable String exploitedSince) {

  public Mapping {
    id = List.copyOf(id);
    text = List.copyOf(text);
  }
}
