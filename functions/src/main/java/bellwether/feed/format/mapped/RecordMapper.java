package bellwether.feed.format.mapped;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Mapping;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.DayParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts the fields of a record into an item by a {@link Mapping}. */
final class RecordMapper {
  static final Pattern FIELD = Pattern.compile("\\{([^{}]{1,200})}");

  /** Placeholders of registers for unknown values. */
  private static final Set<String> UNKNOWN_NAMES = Set.of("n/a", "unknown", "unspecified", "-");

  private static final Set<String> FALSE_VALUES =
      Set.of("false", "no", "0", "null", "none", "n/a", "-");

  private final Mapping mapping;
  private final @Nullable URI base;
  private final @Nullable DateTimeFormatter dates;
  private final DayParser.FieldOrder order;
  private final MappedColumns columns;

  RecordMapper(Mapping mapping, @Nullable URI base) {
    this.mapping = mapping;
    this.base = base;
    String format = mapping.dateFormat();
    this.order = order(format);
    this.columns = new MappedColumns(mapping);
    this.dates =
        format == null || format.startsWith("epoch-")
            ? null
            : new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(format)
                .toFormatter(Locale.ENGLISH);
  }

  /** The columns that the mapping names. */
  MappedColumns columns() {
    return columns;
  }

  Optional<ParsedItem> toItem(UnaryOperator<String> field) {
    return toItem(field, name -> List.of(field.apply(name)));
  }

  /**
   * Converts a record; empty if all fields of its title are empty.
   *
   * @param field returns the text of a field, "" if it has none
   * @param fields returns all texts of a field
   */
  Optional<ParsedItem> toItem(UnaryOperator<String> field, Function<String, List<String>> fields) {
    String title = PlainText.unescape(fillTemplate(mapping.title(), field));
    if (title.isEmpty()) {
      return Optional.empty();
    }
    List<String> key = mapping.id().stream().map(field).toList();
    boolean keyed = !key.isEmpty() && key.stream().noneMatch(String::isBlank);
    String link = mapping.link() == null ? "" : fillTemplate(mapping.link(), field);
    return Optional.of(
        new ParsedItem(
            keyed ? PlainText.truncate(String.join("\n", key), InputLimits.LINK_CHARS) : null,
            Links.resolve(link, base),
            title,
            String.join(
                "\n\n",
                mapping.text().stream()
                    .map(paragraph -> PlainText.unescape(fillTemplate(paragraph, field)))
                    .filter(paragraph -> !paragraph.isEmpty())
                    .toList()),
            date(fieldText(mapping.published(), field)),
            stated(field, fields),
            keyed));
  }

  /** Whether the record has the date of the mapping. */
  boolean hasDate(UnaryOperator<String> field) {
    return mapping.published() == null || date(fieldText(mapping.published(), field)) != null;
  }

  /** Without a format, dates are in US order. */
  private static DayParser.FieldOrder order(@Nullable String format) {
    return format != null && format.indexOf('d') >= 0 && format.indexOf('d') < format.indexOf('M')
        ? DayParser.FieldOrder.DAY_FIRST
        : DayParser.FieldOrder.MONTH_FIRST;
  }

  private StatedFacts stated(UnaryOperator<String> field, Function<String, List<String>> fields) {
    String victim = PlainText.unescape(fieldText(mapping.victim(), field));
    StatedFacts stated =
        StatedFacts.NONE
            .withVictims(victim.isEmpty() ? List.of() : List.of(victim))
            .withProducts(
                products(
                    fieldValues(mapping.vendor(), fields), fieldValues(mapping.product(), fields)))
            .withRecordCount(RecordCountParser.parse(fieldText(mapping.recordCount(), field)))
            .withDataClasses(splitDataClasses(fieldText(mapping.dataClasses(), field)));
    if (mapping.claim()) {
      stated = stated.withClaim(true);
    }
    boolean exploited = mapping.exploited() || isTrue(fieldText(mapping.exploitedSince(), field));
    return exploited ? stated.withExploitation(Exploitation.IN_THE_WILD) : stated;
  }

  /** If there are several vendors, the record does not say which product is whose. */
  private static List<Product> products(List<String> vendors, List<String> names) {
    if (vendors.size() == 1 && !names.isEmpty()) {
      return names.stream().map(name -> product(vendors.getFirst(), name)).toList();
    }
    return Stream.concat(
            vendors.stream().map(vendor -> product(vendor, null)),
            names.stream().map(name -> product(null, name)))
        .toList();
  }

  private static Product product(@Nullable String vendor, @Nullable String name) {
    return new Product(vendor, name, Exploitation.NOT_STATED);
  }

  private static List<String> fieldValues(
      @Nullable String name, Function<String, List<String>> fields) {
    return name == null
        ? List.of()
        : fields.apply(name).stream()
            .map(String::strip)
            .filter(value ->
                !value.isEmpty() && !UNKNOWN_NAMES.contains(value.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList();
  }

  /** A date or "true" counts; the presence of the field does not. */
  private static boolean isTrue(String rawValue) {
    return !rawValue.isBlank() && !FALSE_VALUES.contains(rawValue.toLowerCase(Locale.ROOT));
  }

  /** Fills in the template; "" if all its fields are empty. */
  private static String fillTemplate(String template, UnaryOperator<String> field) {
    Matcher names = FIELD.matcher(template);
    StringBuilder text = new StringBuilder();
    boolean any = false;
    while (names.find()) {
      String value = field.apply(names.group(1));
      any |= !value.isBlank();
      names.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    names.appendTail(text);
    return any ? text.toString().strip() : "";
  }

  private static String fieldText(@Nullable String name, UnaryOperator<String> field) {
    return name == null ? "" : field.apply(name).strip();
  }

  private static List<String> splitDataClasses(String rawValue) {
    return Arrays.stream(rawValue.split("[,;]"))
        .map(String::strip)
        .filter(kind -> !kind.isEmpty())
        .limit(InputLimits.LIST_ITEMS)
        .toList();
  }

  /** UTC if there is no zone. Dates not in the mapping's format are parsed like those in feeds. */
  private @Nullable OffsetDateTime date(String rawValue) {
    if (rawValue.isEmpty()) {
      return null;
    }
    try {
      if (dates != null) {
        return DateParser.plausibleOrNull(date(dates.parse(rawValue)));
      }
      String format = mapping.dateFormat();
      boolean millis = "epoch-ms".equals(format);
      if (rawValue.matches(millis ? "\\d{1,15}" : "\\d{1,12}")
          && (millis || "epoch-s".equals(format))) {
        return DateParser.plausibleOrNull(
            Instant.ofEpochMilli(Long.parseLong(rawValue) * (millis ? 1 : 1_000))
                .atOffset(ZoneOffset.UTC));
      }
    } catch (DateTimeException inAnotherFormat) {
      return DateParser.parse(rawValue, order);
    }
    return DateParser.parse(rawValue, order);
  }

  private static OffsetDateTime date(TemporalAccessor parsed) {
    LocalDate day = LocalDate.from(parsed);
    LocalTime time =
        Objects.requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
    ZoneOffset zone =
        Objects.requireNonNullElse(parsed.query(TemporalQueries.offset()), ZoneOffset.UTC);
    return LocalDateTime.of(day, time).atOffset(zone);
  }
}
