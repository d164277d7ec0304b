package bellwether.match.statuspage;

import static bellwether.match.statuspage.StatusUpdates.QUILLFORGE;
import static bellwether.match.statuspage.StatusUpdates.item;
import static bellwether.match.statuspage.StatusUpdates.match;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Advisory;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Match;
import bellwether.domain.incident.Role;
import bellwether.match.Matcher;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests updates of a status page that report a breach. */
final class StatusNoticeTest {
  /** Title and text, separated by a bar. */
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
}
