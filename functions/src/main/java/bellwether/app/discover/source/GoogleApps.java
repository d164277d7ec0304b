package bellwether.app.discover.source;

import bellwether.app.discover.evidence.EvidenceKind;
import bellwether.app.discover.evidence.SourceFindings;
import bellwether.app.discover.evidence.UnreadableSourceException;
import bellwether.match.names.VendorIdentity;
import java.util.List;
import java.util.Locale;

/**
 * Reads the list of third-party apps of Google Workspace, which an administrator downloads under
 * Security, API controls, App access control. See https://support.google.com/a/answer/7281227
 */
final class GoogleApps {
  private GoogleApps() {}

  static void read(List<AppRecord> apps, SourceFindings findings) throws UnreadableSourceException {
    findings.note("developers choose the names of their apps, so a name may imitate another");
    for (AppRecord app : apps) {
      String label = app.first("app name", "name");
      String detail = "app \"" + label + "\", id " + app.first("id", "app id", "client id");
      String vendor =
          AppName.wellKnown(label)
              .map(VendorIdentity::name)
              .orElseGet(() -> AppName.withoutAdditions(label));
      if (vendor.equals("Google")) {
        findings.leaveOut(detail, app.place(), "named as an app of Google itself");
      } else {
        findings.add(vendor, null, EvidenceKind.ACCESS, app.place(), detail, limits(app));
      }
    }
  }

  private static String limits(AppRecord app) {
    String users = app.first("users", "user count", "number of users");
    if (app.first("access", "app access").toLowerCase(Locale.ROOT).contains("blocked")) {
      return "blocked, so perhaps past use";
    }
    return users.equals("0") ? "no users, so perhaps past use" : "";
  }
}
