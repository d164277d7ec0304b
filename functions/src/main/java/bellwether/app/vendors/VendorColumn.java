package bellwether.app.vendors;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.vendor.Vendor;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a vendor list, in output order. */
public enum VendorColumn {
  NAME(false),
  DOMAIN(true),
  ALIASES(true),
  PRODUCTS(true),
  TIER(false),
  OWNER(false),
  EXCLUDE(true),
  STATUS(false),
  /** The vendor's suppliers, each optionally with its source and date in brackets. */
  USES(true),
  /** Whether a breach of a supplier alerts. */
  USES_ALERT(false),
  /** The page on which the vendor lists its subprocessors. */
  SUBPROCESSORS(false);

  /** The cell of {@link #USES_ALERT} that means so. */
  static final String YES = "yes";

  final boolean multiValued;

  VendorColumn(boolean multiValued) {
    this.multiValued = multiValued;
  }

  /** The column with this name in the header, ignoring case. */
  static Optional<VendorColumn> fromHeader(String header) {
    return Arrays.stream(values())
        .filter(column -> column.header().equalsIgnoreCase(header.strip()))
        .findFirst();
  }

  /** Whether a written list has the column even if it is empty. */
  boolean isAlwaysWritten() {
    return compareTo(USES) < 0;
  }

  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> valuesOf(Vendor vendor) {
    return switch (this) {
      case NAME -> List.of(vendor.name());
      case DOMAIN -> vendor.domains();
      case ALIASES -> vendor.aliases();
      case PRODUCTS -> vendor.products();
      case TIER -> Optional.ofNullable(vendor.tier()).stream().toList();
      case OWNER -> Optional.ofNullable(vendor.owner()).stream().toList();
      case EXCLUDE -> vendor.excludedPhrases();
      case STATUS ->
          Optional.ofNullable(vendor.statusPage()).map(page -> page.address().toString()).stream()
              .toList();
      case USES -> vendor.chain().uses().stream().map(DeclaredSupplier::text).toList();
      case SUBPROCESSORS ->
          Optional.ofNullable(vendor.chain().page()).map(URI::toString).stream().toList();
      case USES_ALERT -> vendor.chain().alerts() ? List.of(YES) : List.of();
    };
  }
}
