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
 * @param items where the records are: in JSON a JSON Pointer to the array ("" for the document
 *     itself), in HTML a CSS selector of the tables ("" for all that have the columns); unused for
 *     CSV
 * @param id fields that together are the record's key; empty where only title and text can tell
 * @param title a template
 * @param link a template; null where records have no page of their own
 * @param text templates, one a paragraph; a paragraph none of whose fields is filled is left out
 * @param published the field of the date; null where there is none
 * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter} in English, or
 *     "epoch-ms" or "epoch-s"; null for what feeds usually write, where 1/5/2026 is 5 January
 * @param victim the field that names the organisation breached; null where none
 * @param vendor the field that names the maker; null where none
 * @param product null where none
 * @param recordCount the field with the number of records; null where none
 * @param dataClasses the field with the kinds of data, a list or text split at commas and
 *     semicolons; null where none
 * @param claim whether every record is the attackers' own word
 * @param exploited whether being listed says that a vulnerability is exploited
 * @param exploitedSince the field that is filled where a vulnerability is exploited; null where
 *     none
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
