package bellwether.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.chain.DeclaredSupplier;
import bellwether.domain.chain.SupplierLink;
import bellwether.domain.chain.SupplyChain;
import bellwether.domain.incident.Confidence;
import bellwether.domain.incident.Severity;
import bellwether.domain.notice.Alert;
import bellwether.domain.notice.Delivery;
import bellwether.domain.notice.Notice.SupplierNotice;
import bellwether.domain.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what customers get if a declared supplier of their vendors is breached. */
final class SupplierMatchingTest {
  private static final String TITLE = "Gridmoth confirms data breach";
  private static final String BREACH =
      "Gridmoth confirmed on Tuesday that attackers broke into its network and stole customer data.";

  private final MatchingRun run = new MatchingRun();

  private void watch(String customer, String vendor, boolean alerts, String tier, String... uses) {
    SupplyChain chain =
        new SupplyChain(Stream.of(uses).map(DeclaredSupplier::parse).toList(), alerts);
    run.customers.addVendor(
        customer,
        new Vendor(vendor, List.of(), List.of(), List.of(), tier, null, List.of(), null, chain));
  }

  private void watch(String customer, String vendor, String... uses) {
    watch(customer, vendor, false, "2", uses);
  }

  private List<Delivery> suppliers(String customer) {
    return run.deliveries.findRecent(customer, 100).stream()
        .filter(delivery -> delivery.notice() instanceof SupplierNotice)
        .toList();
  }

  private Alert alert(String customer) {
    return run.deliveries.findRecent(customer, 100).stream()
        .map(Delivery::notice)
        .filter(Alert.class::isInstance)
        .map(Alert.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void watchedSupplier_namesTheVendorsThatDeclareItInItsAlert() {
    watch("T1", "Inkwell", "Gridmoth", "Quillforge");
    watch("T1", "Larchfield");
    run.watch("T1", "Gridmoth");
    run.watch("T2", "Gridmoth");

    run.addAdvisory("a1", TITLE, BREACH);

    assertThat(alert("T1").declaredUsers().links())
        .extracting(SupplierLink::vendor)
        .containsExactly("Inkwell");
    assertThat(alert("T2").declaredUsers().isEmpty()).isTrue();
    assertThat(suppliers("T1")).isEmpty();
  }

  @Test
  void unwatchedSupplier_isInTheDigestOnly_onceForItsIncident() {
    watch("T1", "Inkwell", "Gridmoth");
    watch("T1", "Larchfield", "Gridmoth GmbH");
    run.watch("T2", "Inkwell");

    run.addAdvisory("a1", TITLE, BREACH);
    run.clock.advance(Duration.ofHours(1));
    run.addAdvisory("a2", "Gridmoth breach: what is known", BREACH + " It told its customers.");
    run.matching.match("a1");

    assertThat(suppliers("T1")).hasSize(1);
    assertThat(suppliers("T1").getFirst().state()).isEqualTo(Delivery.State.SUMMARIZED);
    assertThat(suppliers("T1").getFirst().outcome()).isEqualTo(Delivery.Outcome.DIGEST_ONLY);
    assertThat(notice("T1").incident().users().links())
        .extracting(SupplierLink::vendor)
        .containsExactly("Inkwell", "Larchfield");
    assertThat(suppliers("T2")).isEmpty();
  }

  @Test
  void vendorList_mayAskForAMessage_ofMediumSeverityAtMost() {
    watch("T1", "Inkwell", true, "2", "Gridmoth");
    watch("T2", "Inkwell", true, "1", "Gridmoth");
    String text = BREACH + " They published passwords, API keys and medical records of patients.";

    run.addAdvisory("a1", TITLE, text);

    assertThat(suppliers("T1").getFirst().state()).isEqualTo(Delivery.State.PENDING);
    assertThat(notice("T1").incident().level()).isEqualTo(Severity.Level.MEDIUM);
    assertThat(notice("T2").incident().level()).isGreaterThan(Severity.Level.MEDIUM);
  }

  @Test
  void vendorThatTheSameReportSaysIsAffected_isNotAmongThoseOfWhichNobodyHas() {
    watch("T1", "Inkwell", "Gridmoth");
    watch("T1", "Larchfield", "Gridmoth");

    run.addAdvisory("a1", "Inkwell says Gridmoth hackers stole source code", MatchingRun.TEXT);
    run.addAdvisory("a2", TITLE, BREACH);

    assertThat(alert("T1").vendor()).isEqualTo("Inkwell");
    assertThat(suppliers("T1"))
        .isNotEmpty()
        .allSatisfy(delivery ->
            assertThat(((SupplierNotice) delivery.notice()).incident().users().links())
                .extracting(SupplierLink::vendor)
                .containsExactly("Larchfield"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Amazon Web Services EMEA SARL", "AWS", "Microsoft Ireland Operations Limited"})
  void ubiquitousSupplier_isMuted_untilItIsWatched(String name) {
    watch("T1", "Inkwell", name);
    String known = name.startsWith("M") ? "Microsoft" : "Amazon Web Services";
    String text = BREACH.replace("Gridmoth", known);

    run.addAdvisory("a1", known + " confirms data breach", text);
    assertThat(suppliers("T1")).isEmpty();

    run.watch("T1", known);
    run.addAdvisory("a2", known + " confirms data breach, again", text + " It was the second.");
    assertThat(alert("T1").declaredUsers().links())
        .extracting(SupplierLink::supplier)
        .containsExactly(name);
  }

  @Test
  void ordinaryWordsPlaceholdersAndTheVendorItself_areNotLookedFor() {
    watch("T1", "Inkwell", "Data", "N/A", "Inkwell Ltd", "...");

    run.addAdvisory("a1", "Data breach at hospital", "Data of patients was stolen. Data is sold.");
    run.addAdvisory("a2", "Inkwell confirms data breach", BREACH.replace("Gridmoth", "Inkwell"));

    assertThat(suppliers("T1")).isEmpty();
    assertThat(alert("T1").declaredUsers().isEmpty()).isTrue();
  }

  @Test
  void expiredLink_isIgnored() {
    watch("T1", "Inkwell", "Gridmoth [2010-01-01]");

    run.addAdvisory("a1", TITLE, BREACH);

    assertThat(suppliers("T1")).isEmpty();
  }

  @Test
  void mentionOfASupplier_isNothing() {
    watch("T1", "Inkwell", true, "1", "Larchfield");

    run.addAdvisory("a1", "Inkwell says Gridmoth hackers stole source code", MatchingRun.TEXT);

    assertThat(suppliers("T1")).isEmpty();
  }

  @Test
  void retraction_followsAMessage_asAReply() {
    watch("T1", "Inkwell", true, "2", "Gridmoth");
    watch("T2", "Inkwell", "Gridmoth");
    run.addAdvisory("a1", TITLE, BREACH);
    run.clock.advance(Duration.ofHours(2));

    run.addAdvisory(
        "a2",
        "Gridmoth denies data breach",
        "Gridmoth denied that it was breached. Gridmoth said no customer data was stolen.");

    assertThat(suppliers("T1")).hasSize(2);
    assertThat(suppliers("T1").getFirst().parentId()).isEqualTo(suppliers("T1").getLast().id());
    assertThat(notice("T1").incident().confidence()).isEqualTo(Confidence.DISPUTED);
    assertThat(suppliers("T2")).hasSize(1);
  }

  @Test
  void feedOfOneCustomer_staysWithIt() {
    watch("T1", "Inkwell", "Gridmoth");
    watch("T2", "Inkwell", "Gridmoth");

    run.addAdvisoryFor("T1", "a1", TITLE, BREACH);

    assertThat(suppliers("T1")).hasSize(1);
    assertThat(suppliers("T2")).isEmpty();
  }

  private SupplierNotice notice(String customer) {
    return (SupplierNotice) suppliers(customer).getFirst().notice();
  }
}
