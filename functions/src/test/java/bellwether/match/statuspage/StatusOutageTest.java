package bellwether.match.statuspage;

import static bellwether.domain.vendor.VendorSamples.withStatusPage;
import static bellwether.match.statuspage.StatusUpdates.item;
import static bellwether.match.statuspage.StatusUpdates.match;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests updates of a status page that report no breach. */
final class StatusOutageTest {
  private static final Vendor FERNCAST =
      withStatusPage("Ferncast", "https://status.ferncast.example/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Degraded performance | We are investigating elevated error rates. This incident affects the API.",
        "Scheduled maintenance | We will apply security patches to our database servers on Sunday.",
        "TLS problems | A security certificate expired and clients were rejected.",
        "DDoS attack | We are mitigating a DDoS attack. Attackers send traffic from many networks.",
        "Network congestion | Our edge is under attack. We are filtering traffic.",
        "API errors | Some requests fail with unauthorized errors (401). Tokens are valid.",
        "401 responses | Clients receive unauthorized access errors when they call the API.",
        "Security scanning degraded | The security scanning feature is slow.",
        "Data breach notification emails delayed | Emails that tell users of breached passwords are late.",
        "Login security codes delayed | SMS with security codes arrive late.",
        "Outage resolved | A disk failed. There is no evidence of unauthorized access.",
        "Outage resolved | This was not a security incident. No customer data was exposed.",
        "Outage resolved | The cause was a faulty switch, and not a cyberattack or any data breach.",
        "Outage resolved | The outage was unrelated to the security incident at another company.",
        "Malware scanning delayed | Uploads wait for malware scanning.",
        "False alarm | Our installer was flagged as malware by one antivirus product. It is safe.",
        "SLA report | We breached our SLA target for March.",
        "Memory leak | A memory leak in the cache caused restarts; some jobs were lost.",
        "New feature | We improved protection against unauthorized access to your account.",
        "Planned upgrade | The upgrade improves ransomware protection for backups.",
        "Security drill | We simulate a data breach this afternoon.",
        "Exercise | This is a test of our security incident process.",
        "Fiber cut | Cable theft near our data center caused packet loss.",
        "Intrusion detection events | Intrusion detection alerts are delayed.",
        "Security events | Security events arrive late in the export.",
        "Vulnerability fixed | We patched a vulnerability that could allow an attacker to read files. It was not exploited.",
        "Data loss | Some metrics were lost after a failover. Affected customers were notified.",
        "Search | Customers in other regions see stale data.",
        "Third-party security incident | We are aware of the Ferncast security incident. Our systems are not affected.",
        "Emails delayed | Emails about suspicious activity on accounts are delayed.",
        "Phishing | Customers report phishing emails; to prevent account takeover, turn on two factors.",
        "Access problems | Some users cannot view other users' records. We are working on a fix.",
        "Failed logins | We blocked unauthorized access attempts; none were successful.",
        "Reports | If you believe your account was compromised, contact support. The support form is down.",
        "BGP | A routing leak at a carrier affected traffic.",
        "Incident response degraded | The incident response pages load slowly.",
        "Attack surface reports | Attack surface reports are delayed.",
        "Threat intelligence | The threat intelligence feed is delayed.",
        "Dark web monitoring | Breach monitoring and dark web monitoring are slow.",
        "Phishing simulation | Phishing simulation emails are not delivered.",
        "Feeds | The Hacker News integration fails.",
        "Rules | Data exfiltration prevention rules load slowly.",
        "Sign-up | Compromised password detection is unavailable; compromised credential checks are failing.",
        "Alarm | Intruder alarm notifications are late.",
        "Mail | The anti-malware engine is slow, and the malware sandbox has a backlog.",
        "Filing | Suspicious activity reports can't be filed: the API is down.",
        "Cards | The form for unauthorized transactions is unavailable.",
        "Replica | A database replica was compromised by a disk failure. At no point was customer data exposed.",
        "Update | All customer data is safe and has not been compromised.",
        "Update | We have no reason to believe that this is the result of malicious activity.",
        "Update | We do not believe that any data was compromised.",
        "Rumours | We are aware of claims that Quillforge was hacked. These claims are false.",
        "Advisory | Release 4.2 fixes a vulnerability that allows remote code execution. We know of no exploitation.",
        "Sign-in | Customers gained access to the new console today.",
        "Water | Water intrusion in a data center caused a power failure.",
        "Update | We have not yet seen signs of unauthorized access.",
        "Edge | Attackers send traffic to our DNS. We are filtering traffic.",
        "Library | The threat actor library is delayed, and so is security event ingestion.",
        "Mail in error | An alert that said 'unauthorized access detected' was sent to all users by mistake.",
        "Power | The cooling hardware was compromised by the storm.",
        "Shared documents | Documents shared with other workspaces load slowly.",
        "API | Requests without authorization headers return 401.",
        "Migration | Data was copied to the new region, and backups were taken.",
        "All clear | Unauthorized access did not occur and has been ruled out.",
        "|",
      })
  void outage_doesNotAlert(String item) {
    assertThat(match(item)).as(item).isEmpty();
  }

  @Test
  void otherVendorsNews_isNotPageVendors() {
    Advisory page = item("Ferncast outage | Ferncast was hacked, so says the press.");

    assertThat(Matcher.of(List.of(FERNCAST)).match(page)).isEmpty();
    assertThat(Matcher.of(List.of(Vendor.ofName("Quillforge"))).match(page)).isEmpty();
  }
}
