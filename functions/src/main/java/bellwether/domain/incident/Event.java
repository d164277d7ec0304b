package bellwether.domain.incident;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says happened, and who says so.
 *
 * @param product the vendor's affected product; null if the report states none in a field
 * @param exposure the kind of exposed data that decides what a customer should do next
 * @param affected how many people or accounts are affected, as in "14 million customers"; null if
 *     the report does not say
 * @param cveIds the vulnerabilities that it names, such as {@code CVE-2021-44228}
 * @param statementUrl a page of the vendor itself that the report links to; null if there is none
 */
@RecordBuilder
public record Event(
    Kind kind,
    @Nullable String product,
    Exposure exposure,
    @Nullable String affected,
    List<String> cveIds,
    Source source,
    @Nullable String statementUrl)
    implements EventBuilder.With {

  /** A breach of which nothing more is known, as in alerts stored before events had details. */
  public static final Event BREACH =
      new Event(Kind.BREACH, null, Exposure.NOT_STATED, null, List.of(), Source.PRESS, null);

  /** The kind of an event. */
  public enum Kind {
    BREACH,
    /** Attackers exploit a vulnerability of the vendor's product; its maker is not breached. */
    EXPLOITED_VULNERABILITY,
    /** A package that the vendor publishes has malware in it. */
    MALICIOUS_PACKAGE
  }

  /** The kind of exposed data, the one that is most urgent for customers first. */
  public enum Exposure {
    /** Credentials, keys, code or backups, which enable further attacks. */
    ACCESS,
    /** Data about people, which customers may have to report. */
    PERSONAL_DATA,
    OTHER,
    NOT_STATED
  }

  /** Who says that it happened. */
  public enum Source {
    /** The vendor itself, on its own site or status page. */
    VENDOR,
    /**
     * The vendor, as the sender of an e-mail. Of a forwarded one, nobody can verify the original's
     * sender.
     */
    VENDOR_MAIL,
    /** The vendor, as the title of a press report quotes it. */
    VENDOR_IN_PRESS,
    /** A public register or database, which states the company or the product in a field. */
    REGISTER,
    /** News and mailing lists. */
    PRESS,
    /** The attackers. */
    ATTACKER
  }

  public Event {
    cveIds = List.copyOf(cveIds);
  }
}
