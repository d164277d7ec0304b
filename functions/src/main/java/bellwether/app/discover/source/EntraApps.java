package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.domain.vendor.Vendor;
import bellwether.match.names.VendorIdentity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the service principals of Microsoft Entra: the Graph API's list, or a table of its fields.
 * See https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipal
 */
final class EntraApps {
  /**
   * The tenants that own Microsoft's own applications. See
   * https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
   */
  private static final Set<String> MICROSOFT_TENANTS =
      Set.of("f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47");

  /**
   * The template of applications that are not in Microsoft's gallery. See
   * https://learn.microsoft.com/en-us/graph/api/applicationtemplate-instantiate
   */
  private static final String CUSTOM_TEMPLATE = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

  private EntraApps() {}

  static boolean accepts(JsonNode app) {
    return app.has("servicePrincipalType")
        || app.has("appOwnerOrganizationId")
        || (app.has("appId") && app.has("displayName"));
  }

  /**
   * Reads the applications.
   *
   * @param tenant the company's own tenant; empty if unknown
   */
  static void read(List<AppRecord> apps, String tenant, SourceFindings findings)
      throws UnreadableSourceException {
    Set<String> ownTenants = ownTenants(apps, tenant.toLowerCase(Locale.ROOT));
    if (ownTenants.isEmpty()) {
      findings.note(
          "your own tenant is not known, so your own applications may be listed: give --tenant");
    }
    for (AppRecord app : apps) {
      read(app, ownTenants, findings);
    }
  }

  /**
   * An application from the gallery is registered in the tenant that adds it, so its owner is the
   * company itself.
   */
  private static Set<String> ownTenants(List<AppRecord> apps, String tenant) {
    return tenant.isEmpty()
        ? apps.stream()
            .filter(app -> !template(app).isEmpty())
            .map(EntraApps::owner)
            .filter(owner -> !owner.isEmpty() && !MICROSOFT_TENANTS.contains(owner))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of(tenant);
  }

  private static void read(AppRecord app, Set<String> ownTenants, SourceFindings findings)
      throws UnreadableSourceException {
    String name = app.first("displayname", "appdisplayname");
    String publisher = app.first("publishername");
    String verified = app.first("verifiedpublisher.displayname", "verifiedpublisher");
    String detail =
        "application \""
            + name
            + "\""
            + (verified.isEmpty()
                ? publisher.isEmpty() ? "" : ", publisher stated as \"" + publisher + "\""
                : ", publisher verified as \"" + verified + "\"");
    String reason = reasonToLeaveOut(app, ownTenants);
    if (!reason.isEmpty()) {
      findings.leaveOut(detail, app.place(), reason);
      return;
    }
    boolean fromGallery = isFromGallery(app);
    Optional<VendorIdentity> byName = AppName.wellKnown(name);
    String stated = fromGallery ? "" : verified.isEmpty() ? publisher : verified;
    if (!stated.isEmpty() && byName.isPresent() && !isSame(byName.get().name(), stated)) {
      findings.leaveOut(
          detail,
          app.place(),
          "the name is that of "
              + byName.get().name()
              + ", but the publisher is another: check whether it is genuine");
      return;
    }
    String ownName = AppName.withoutAdditions(name);
    String vendor =
        byName
            .map(VendorIdentity::name)
            .orElseGet(() -> verified.isEmpty() || isSame(ownName, verified) ? ownName : verified);
    EvidenceKind kind = fromGallery ? EvidenceKind.SIGN_IN : EvidenceKind.ACCESS;
    findings.add(vendor, null, kind, app.place(), detail, limits(app));
  }

  private static boolean isSame(String vendor, String publisher) {
    return !Vendor.key(vendor).isEmpty()
        && !Vendor.key(publisher).isEmpty()
        && VendorIdentity.ofName(publisher).key().equals(VendorIdentity.ofName(vendor).key());
  }

  private static String reasonToLeaveOut(AppRecord app, Set<String> ownTenants) {
    if (app.first("serviceprincipaltype").equalsIgnoreCase("ManagedIdentity")) {
      return "a managed identity of your own resources";
    } else if (MICROSOFT_TENANTS.contains(owner(app))) {
      return "an application of Microsoft's own services";
    } else if (ownTenants.contains(owner(app)) && !isFromGallery(app)) {
      return "your own application";
    }
    return "";
  }

  private static boolean isFromGallery(AppRecord app) {
    return !template(app).isEmpty() && !template(app).equals(CUSTOM_TEMPLATE);
  }

  private static String template(AppRecord app) {
    return app.first("applicationtemplateid").toLowerCase(Locale.ROOT);
  }

  private static String owner(AppRecord app) {
    return app.first("appownerorganizationid").toLowerCase(Locale.ROOT);
  }

  private static String limits(AppRecord app) {
    return app.first("accountenabled").equalsIgnoreCase("false")
        ? "disabled, so perhaps past use"
        : "";
  }
}
