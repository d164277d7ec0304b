package bellwether.domain.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The declaration that a vendor has a supplier, with its evidence. It never says that an incident
 * of the supplier affects the vendor.
 *
 * @param vendor the vendor, as its customer writes it
 * @param supplier the supplier, as declared
 * @param source who declares it
 * @param quote the words that declare it, bounded; empty if they are only the supplier's name
 * @param date when it was read or confirmed; null if unknown
 * @param expires the first day on which it no longer counts; null if its date is unknown
 */
public record SupplierLink(
    String vendor,
    String supplier,
    String source,
    String quote,
    @Nullable LocalDate date,
    @Nullable LocalDate expires) {

  /** The source of a link that a vendor's own page of subprocessors declares. */
  public static final String PAGE = "its page";

  /** A list that is confirmed once a year, with a month to do so. */
  private static final int LISTED_MONTHS = 13;

  /** The link that a vendor list declares. */
  public static SupplierLink ofList(String vendor, DeclaredSupplier supplier) {
    LocalDate date = supplier.date();
    return new SupplierLink(
        vendor,
        supplier.name(),
        supplier.source(),
        "",
        date,
        date == null ? null : date.plusMonths(LISTED_MONTHS));
  }

  /** The link that a row of the vendor's page declares. */
  public static SupplierLink ofPage(String vendor, SupplierPage.Row row, Instant readAt) {
    LocalDate date = LocalDate.ofInstant(readAt, ZoneOffset.UTC);
    return new SupplierLink(
        vendor, row.supplier(), PAGE, row.quote(), date, date.plusDays(SupplierPage.EXPIRY_DAYS));
  }

  public boolean isValidOn(LocalDate day) {
    return expires == null || day.isBefore(expires);
  }
}
