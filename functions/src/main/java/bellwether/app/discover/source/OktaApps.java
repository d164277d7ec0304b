package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.match.names.VendorIdentity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the applications of Okta: the API's list, or a table of the Admin Console. See
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/
 */
final class OktaApps {
  /**
   * Names of templates, which say nothing of the vendor: an application that a company creates
   * itself has one of them, or its own label and a number, such as {@code acme_payroll_1}.
   */
  private static final Pattern CUSTOM_NAME =
      Pattern.compile("oidc_client|bookmark|template_.*|.*_\\d+");

  /** Okta's own applications, which every organization has. */
  private static final Pattern OWN_NAME =
      Pattern.compile(
          "okta_enduser|saasure|okta_browser_plugin|flow|okta_flow_sso|active_directory");

  private OktaApps() {}

  static boolean accepts(JsonNode app) {
    return app.path("label").isTextual() && app.has("signOnMode");
  }

  static void read(List<AppRecord> apps, SourceFindings findings) throws UnreadableSourceException {
    for (AppRecord app : apps) {
      read(app, findings);
    }
  }

  private static void read(AppRecord app, SourceFindings findings)
      throws UnreadableSourceException {
    String label = app.first("label", "application label", "app label", "application name");
    String name = app.first("name", "application");
    String mode = app.first("signonmode", "sign-on mode", "sign on mode", "sign-on method");
    String detail = "application \"" + label + "\"" + (mode.isEmpty() ? "" : ", " + mode);
    boolean link = mode.toUpperCase(Locale.ROOT).contains("BOOKMARK");
    Optional<VendorIdentity> vendor =
        AppName.wellKnown(label)
            .or(() ->
                CUSTOM_NAME.matcher(name).matches()
                    ? Optional.empty()
                    : AppName.wellKnown(name.replace('_', ' ')));
    if (OWN_NAME.matcher(name).matches()) {
      findings.leaveOut(detail, app.place(), "part of Okta itself");
    } else if (vendor.isEmpty() && CUSTOM_NAME.matcher(name).matches()) {
      findings.leaveOut(
          detail, app.place(), "created by your administrators, so its vendor is not known");
    } else {
      findings.add(
          vendor.map(VendorIdentity::name).orElseGet(() -> AppName.withoutAdditions(label)),
          null,
          link ? EvidenceKind.LINK : EvidenceKind.SIGN_IN,
          app.place(),
          detail,
          limits(app.first("status", "application status")));
    }
  }

  private static String limits(String status) {
    return status.isEmpty() || status.equalsIgnoreCase("active")
        ? ""
        : status.toLowerCase(Locale.ROOT) + ", so perhaps past use";
  }
}
