package bellwether.domain.chain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A supplier of a vendor, as a vendor list names it.
 *
 * @param name as written
 * @param source who declares it, such as {@link #VENDOR_LIST} or a contract of a register
 * @param date when it was entered or confirmed; null if unknown
 */
public record DeclaredSupplier(String name, String source, @Nullable LocalDate date) {
  /** The source of a supplier that is written without one. */
  public static final String VENDOR_LIST = "vendor list";

  /** The most suppliers of one vendor; public lists of subprocessors rarely have a hundred. */
  public static final int MAX_PER_VENDOR = 200;

  private static final int MAX_NAME = 200;
  private static final int MAX_SOURCE = 120;

  /** A name, then its source and its date in brackets, each optional. */
  private static final Pattern FORM = Pattern.compile("(?s)(.*\\S)\\s+\\[([^\\[\\]]*)]");

  private static final Pattern DATE_AT_END =
      Pattern.compile("(?s)(?:(.*\\S)\\s*,\\s*)?(\\d{4}-\\d{2}-\\d{2})");

  public DeclaredSupplier {
    name = cut(name.strip(), MAX_NAME);
    source = cut(source.strip().replace('[', '(').replace(']', ')'), MAX_SOURCE);
  }

  /** Reads the form that {@link #text()} writes: a name, and optionally "[source, date]". */
  public static DeclaredSupplier parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return new DeclaredSupplier(text, VENDOR_LIST, null);
    }
    String detail = form.group(2).strip();
    Matcher dated = DATE_AT_END.matcher(detail);
    LocalDate date = dated.matches() ? parseDate(dated.group(2)) : null;
    String source = date == null ? detail : dated.group(1);
    return new DeclaredSupplier(
        form.group(1), source == null || source.isBlank() ? VENDOR_LIST : source, date);
  }

  /** The supplier as a vendor list writes it, such as "Okta [2026-11-03]". */
  public String text() {
    boolean listed = source.equals(VENDOR_LIST);
    if (date == null) {
      return listed ? name : name + " [" + source + "]";
    }
    return String.format(Locale.ROOT, "%s [%s%s]", name, listed ? "" : source + ", ", date);
  }

  /** The supplier that a link of a DORA register declares. */
  public static DeclaredSupplier ofRegister(String name, int rank, String contract) {
    String source =
        String.format(Locale.ROOT, "DORA register, rank %d, contract %s", rank, contract);
    return new DeclaredSupplier(name, source, null);
  }

  public DeclaredSupplier withDate(@Nullable LocalDate confirmed) {
    return new DeclaredSupplier(name, source, confirmed);
  }

  private static @Nullable LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max)).strip();
  }
}
