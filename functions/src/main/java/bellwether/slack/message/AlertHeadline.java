package bellwether.slack.message;

import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Case;
import bellwether.slack.block.Block;
import bellwether.slack.block.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The line that says how severe an alert is and what happened, such as "🟠 High: Okta breached
 * (confirmed)".
 */
public record AlertHeadline(
    Severity.Level level,
    String vendor,
    Role role,
    Event.Kind kind,
    @Nullable String product,
    Confidence confidence) {
  private static final int MAX_NAME = 60;

  /** Leaves room for the rest of the line. */
  private static final int MAX_SUPPLIER_EVENT = 70;

  /** The headline of an alert as its incident is now. */
  public static AlertHeadline of(Alert alert, Case current) {
    return new AlertHeadline(
        current.incidentState().severity().level(),
        alert.vendor(),
        alert.role(),
        alert.event().kind(),
        alert.event().product(),
        current.incidentState().confidence());
  }

  /** The line, at most 150 characters long. */
  public String text() {
    return SafeText.truncate(emoji() + " " + levelName() + ": " + event(), Block.MAX_NOTIFICATION);
  }

  /**
   * The line of an incident of a declared supplier, which must not read as one of the vendors that
   * declare it. Whatever is cut, that is not.
   */
  String ofSupplier() {
    return emoji()
        + " "
        + levelName()
        + ": declared supplier "
        + SafeText.truncate(event(), MAX_SUPPLIER_EVENT)
        + ". "
        + SupplierText.VENDOR_NOT_AFFECTED;
  }

  /** What happened to a company, such as "Okta breached (confirmed)". */
  String eventText() {
    return event();
  }

  /** All that a phone's notification shows, and a screen reader reads: the line and the title. */
  String notification(String title) {
    return SafeText.truncate(text() + ": " + SafeText.clean(title), Block.MAX_NOTIFICATION);
  }

  private String event() {
    String name = SafeText.clean(vendor, MAX_NAME);
    String confidenceLabel = " (" + confidence.label() + ")";
    String unlessConfirmed = confidence == Confidence.CONFIRMED ? "" : confidenceLabel;
    if (role == Role.MENTIONED) {
      return name + ": this breach is " + confidence.label();
    }
    return switch (kind) {
      case EXPLOITED_VULNERABILITY ->
          productName(name) + ": vulnerability exploited in the wild" + unlessConfirmed;
      case MALICIOUS_PACKAGE -> name + ": malware in its package" + unlessConfirmed;
      case BREACH ->
          role == Role.SOURCE
              ? name + " is the source of a breach" + confidenceLabel
              : name + breach();
    };
  }

  private String breach() {
    return switch (confidence) {
      case CONFIRMED -> " breached (confirmed)";
      case ALLEGED -> " breach claimed, not confirmed";
      case UNCERTAIN -> " possibly breached";
      case DISPUTED -> " breach disputed, a report denies it";
      case RETRACTED -> " breach retracted, the report was taken back";
    };
  }

  /** The vendor's name and the product, whose own name may begin with that of the vendor. */
  private String productName(String name) {
    String full = product == null ? "" : SafeText.clean(product, MAX_NAME);
    boolean repeats = full.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT));
    String own = repeats ? full.substring(name.length()).strip() : full;
    return own.isEmpty() ? name : name + " " + own;
  }

  private String emoji() {
    return switch (level) {
      case CRITICAL -> "🔴";
      case HIGH -> "🟠";
      case MEDIUM -> "🟡";
      case LOW -> "⚪";
    };
  }

  private String levelName() {
    String label = level.label();
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }
}
