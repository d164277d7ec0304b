package bellwether.domain.supplier;

import bellwether.domain.chain.DeclaredUsers;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Event;
import bellwether.domain.incident.Role;
import bellwether.domain.incident.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An incident of a company that a customer does not watch, but that its vendors declare as their
 * supplier. It says nothing about whether those vendors are affected.
 *
 * @param supplier the name of the company
 * @param title the report's title
 * @param url the report's source; null if the feed gives none
 * @param users the vendors that declare it
 */
public record SupplierIncident(
    String supplier,
    Role role,
    Event.Kind kind,
    Confidence confidence,
    Severity.Level level,
    String title,
    @Nullable String url,
    DeclaredUsers users) {}
