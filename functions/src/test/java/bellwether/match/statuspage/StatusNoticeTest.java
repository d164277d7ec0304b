package bellwether.match.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.StatusPage;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.domain.vendor.Vendor;
import bellwether.match.Matcher;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusNoticeTest {
  private static final Vendor QUILLFORGE =
      withPage("Quillforge", "https://status.quillforge.example/");
  private static final Vendor FERNCAST = withPage("Ferncast", "https://status.ferncast.example/");

  /** Title, then text, parted by a bar. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Security incident | We have identified unauthorized access to our systems.",
        "Login problems | Identified - An attacker gained access to a support tool and viewed customer records.\n\nInvestigating - We are looking into sign-in errors.",
        "Update on our investigation | Monitoring - An unauthorized third party accessed a database that holds names and email addresses.",
        "Unauthorized access to customer workspaces |",
        "Service disruption | We took our platform offline after a ransomware attack on our data center. Services will come back step by step.",
        "Notice of data breach | Resolved - This incident has been resolved.",
        "Data breach notification | Please read our letter to customers.",
        "API tokens | We rotated all API tokens because some were stolen from a build server.",
        "Build pipeline | A compromised employee account was used to publish a malicious version of our agent.",
        "Cross-account data visibility | For 40 minutes some users could see other customers' invoices.",
        "Report viewer | A caching bug caused personal data to be shown to the wrong users.",
        "Export feature disabled | Because of a bug, customer data was exposed to anyone with the link.",
        "Emergency patch | A zero-day vulnerability in our gateway is being actively exploited. Update now.",
        "Investigating suspicious activity | We detected suspicious activity in our network and have engaged a forensics firm.",
        "Security notice | We found no evidence that payment data was taken, but an intruder read support tickets.",
        "Security notice | We do not yet know how the attackers got in.",
        "Security notice | We are taking steps to prevent further unauthorized access to our systems.",
        "Security notice | There is no evidence that the attacker reached production.",
        "Security notice | We cannot rule out unauthorized access to user records.",
        "Security notice | Our security team confirmed a cyberattack; outage of email continues.",
        "Credential stuffing | Accounts were accessed in a credential stuffing attack; we reset the passwords.",
        "Incident at our provider Ferncast | Ferncast told us of a security incident in which our customer data was exposed.",
        "Hinweis | Am Montag kam es zu einem Cyberangriff auf unsere Systeme.",
        "Hosting partner | A security incident at our hosting provider affected our systems. Our payment data is not affected.",
        "Security Incident - Action Required | We recently became aware of a security incident involving a subset of customer accounts.",
        "Rotate your secrets | We are investigating a security incident. Please rotate any secrets kept with us.",
        "Unauthorized access to Quillforge's source code |",
        "Hosted mail | We are dealing with a ransomware incident in our hosted mail and shut it down.",
        "Hosted mail | We have isolated our hosted mail after we discovered malicious activity.",
        "Leaked webhook secrets | For two days secrets were written to response headers.",
        "Customer data exposure |",
        "Personal data leak in the export |",
        "Forum offline | An attack on our forum led to the theft of email addresses.",
        "Admin account | Somebody outside the company gained access to an administrator's account.",
        "Quillforge hacked | We will post updates here.",
        "Third-party breach | A data breach at a supplier of ours includes names of our customers.",
        "Breach of our support system | We will write to those concerned.",
        "Security notice | There was no impact on availability when an attacker read our CRM.",
        "Support tickets | A former contractor downloaded customer records without our permission.",
        "Newsletter | An email was sent by mistake to all customers with other customers' email addresses in copy.",
        "Sign-in bug | For ten minutes people could log in to accounts of other customers.",
        "Backups | A configuration error made backups publicly accessible.",
        "Bucket | A storage bucket was left open, with files of our customers.",
        "Agent 2.3.1 | Our publishing token was stolen. Agent 2.3.1 contains malware: remove it.",
        "Database | We were alerted to anomalous access to our production database.",
        "Notice | We are responding to a security event and have taken systems offline.",
        "Ferncast | In an incident at our vendor Ferncast, contact details of customers were obtained.",
        "Ransomware | Since a ransomware attack on Sunday we work with law enforcement. We are filtering traffic.",
        "Password reset | All users must reset passwords: credentials were leaked on the dark web.",
      })
  void breach_alerts(String item) {
    assertThat(match(item))
        .as(item)
        .singleElement()
        .satisfies(match -> {
          assertThat(match.vendor()).isEqualTo(QUILLFORGE);
          assertThat(match.triggersAlert()).isTrue();
        });
  }

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
  void breach_matchesReportingVendor() {
    assertThat(
            match("Notice | We have identified unauthorized access to our systems. We are sorry."))
        .singleElement()
        .isEqualTo(
            new Match(
                QUILLFORGE,
                Role.VICTIM,
                Confidence.CONFIRMED,
                "unauthorized access",
                "We have identified unauthorized access to our systems.",
                List.of("status page: X itself reports \"unauthorized access\"")));
  }

  @Test
  void breach_hasConfidenceOfItsWording() {
    assertThat(match("Notice | We are investigating reports of unauthorized access."))
        .extracting(Match::confidence)
        .containsExactly(Confidence.UNCERTAIN);
    assertThat(match("Notice | We are looking into claims of a data breach."))
        .extracting(Match::confidence)
        .containsExactly(Confidence.ALLEGED);
    assertThat(match("Possible data breach | Update: we confirm that hackers stole customer data."))
        .extracting(Match::confidence)
        .containsExactly(Confidence.CONFIRMED);
  }

  @Test
  void laterUpdate_canAlert() {
    String first = "Sign-in errors | Investigating - We are investigating errors at sign-in.";
    String later =
        first.replace("Inv", "Identified - An attacker had access to our admin tool.\n\nInv");

    assertThat(match(first)).isEmpty();
    assertThat(match(later)).extracting(Match::triggersAlert).containsExactly(true);
  }

  @Test
  void exploitedProduct_makesVendorSource() {
    assertThat(match("Advisory | A vulnerability in our agent is exploited in the wild."))
        .extracting(Match::role)
        .containsExactly(Role.SOURCE);
    assertThat(match("Advisory | Somebody published a malicious package under our name."))
        .extracting(Match::role)
        .containsExactly(Role.SOURCE);
  }

  @Test
  void otherVendorsNews_isNotPageVendors() {
    Advisory page = item("Ferncast outage | Ferncast was hacked, so says the press.");

    assertThat(Matcher.of(List.of(FERNCAST)).match(page)).isEmpty();
    assertThat(Matcher.of(List.of(Vendor.ofName("Quillforge"))).match(page)).isEmpty();
  }

  @Test
  void sameTextInNewsFeed_isMatchedAsNews() {
    Advisory news =
        new Advisory(
            "n",
            "Wire",
            "Notice",
            null,
            "We have identified unauthorized access to our systems.",
            null,
            StatedFacts.NONE,
            Instant.EPOCH);

    assertThat(Matcher.of(List.of(QUILLFORGE)).match(news)).isEmpty();
  }

  private static List<Match> match(String item) {
    return Matcher.of(List.of(QUILLFORGE, Vendor.ofName("Harbour Mail"))).match(item(item));
  }

  private static Advisory item(String item) {
    String[] parts = item.split("\\|", -1);
    return new Advisory(
        "a",
        "status.quillforge.example (status page)",
        parts[0].strip(),
        null,
        parts[1].strip(),
        null,
        StatedFacts.NONE,
        Instant.parse("2026-11-28T10:00:00Z"));
  }

  private static Vendor withPage(String name, String page) {
    return new Vendor(
        name,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        new StatusPage(URI.create(page)));
  }
}
