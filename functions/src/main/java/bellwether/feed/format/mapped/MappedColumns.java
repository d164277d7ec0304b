package bellwether.feed.format.mapped;

import bellwether.domain.feed.Mapping;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that a {@link Mapping} names, which identify its table. */
final class MappedColumns {
  /** Suffix of a column's name: the address of the link in its cell. */
  static final String HREF_SUFFIX = "@href";

  private final Mapping mapping;
  private final Set<String> required;
  private final Set<String> all;

  MappedColumns(Mapping mapping) {
    this.mapping = mapping;
    this.required =
        columns(
            Stream.of(
                titleFields(),
                mapping.id().stream(),
                Stream.ofNullable(mapping.victim()),
                Stream.ofNullable(mapping.published())));
    this.all =
        columns(
            Stream.of(
                required.stream(),
                mapping.text().stream().flatMap(MappedColumns::fields),
                Stream.ofNullable(mapping.link()).flatMap(MappedColumns::fields),
                Stream.ofNullable(mapping.vendor()),
                Stream.ofNullable(mapping.product()),
                Stream.ofNullable(mapping.recordCount()),
                Stream.ofNullable(mapping.dataClasses())));
  }

  Set<String> all() {
    return all;
  }

  /** The columns that every record needs. */
  Set<String> required() {
    return required;
  }

  /** The required columns, for messages. */
  String describeRequired() {
    return String.join(", ", required);
  }

  /** Whether a table with these columns has those of the title and, if mapped, another one. */
  boolean canFormTitle(ColumnHeadings columns) {
    int found = all.size() - columns.missing(all).size();
    return found >= Math.min(2, all.size())
        && titleFields().anyMatch(field -> !columns.indexes(columnName(field)).isEmpty());
  }

  /** The column with the name of the victim. */
  Optional<String> victimColumn() {
    return Stream.concat(Stream.ofNullable(mapping.victim()), titleFields())
        .map(MappedColumns::columnName)
        .findFirst();
  }

  /** The column of a field, without the suffix for a link. */
  static String columnName(String field) {
    return field.endsWith(HREF_SUFFIX)
        ? field.substring(0, field.length() - HREF_SUFFIX.length())
        : field;
  }

  private Stream<String> titleFields() {
    return fields(mapping.title());
  }

  private static Stream<String> fields(String template) {
    return RecordMapper.FIELD.matcher(template).results().map(found -> found.group(1));
  }

  private static Set<String> columns(Stream<Stream<String>> fields) {
    return fields
        .flatMap(some -> some)
        .map(MappedColumns::columnName)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
