package bellwether.feed.format.csaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.advisory.Exploitation;
import bellwether.domain.advisory.Product;
import bellwether.domain.advisory.StatedFacts;
import bellwether.domain.feed.Format;
import bellwether.feed.FeedParser;
import bellwether.feed.ParseSupport;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which vendors a CSAF document concerns, and whose products it reports as exploited. */
final class CsafAdvisoryTest {
  /** Quillforge's P1 and Larkmail's P2. */
  private static final String TREE =
      """
      'branches':[
        {'category':'vendor','name':'Quillforge','branches':[
          {'category':'product_family','name':'Gates','branches':[
            {'category':'product_name','name':'Gatehouse','branches':[
              {'category':'product_version','name':'4.1',
               'product':{'name':'Gatehouse 4.1','product_id':'P1'}}]}]}]},
        {'category':'vendor','name':'Larkmail','branches':[
          {'category':'product_name','name':'Press',
           'product':{'name':'Press','product_id':'P2'}}]}],
      'product_groups':[{'group_id':'G1','product_ids':['P1']}]\
      """;

  private static final String YES = "{'category':'exploit_status','details':'Exploited:Yes'}";

  private static StatedFacts stated(String document, String tree, String vulnerabilities) {
    String json =
        String.format(
                Locale.ROOT,
                "{'document':{'title':'T','tracking':{'id':'1'}%s},'product_tree':{%s},'vulnerabilities':[%s]}",
                document,
                tree,
                vulnerabilities)
            .replace('\'', '"');
    return ParseSupport.items(
            FeedParser.parse(
                Format.CSAF, "feed", json.getBytes(UTF_8), null, null, ParseSupport.SEEN))
        .items()
        .getFirst()
        .advisory()
        .statedFacts();
  }

  private static String vulnerability(String status, String more) {
    return String.format(
        Locale.ROOT, "{'cve':'CVE-2026-1001','product_status':{%s},%s}", status, more);
  }

  private static List<String> exploited(StatedFacts stated) {
    return stated.products().stream()
        .filter(product -> product.exploitation() == Exploitation.IN_THE_WILD)
        .map(product -> product.vendor() + "/" + product.name())
        .toList();
  }

  @Test
  void severalMakers_areEachConcerned() {
    StatedFacts stated =
        stated("", TREE, vulnerability("'known_affected':['P1','P2']", "'threats':[" + YES + "]"));

    assertThat(exploited(stated)).containsExactly("Quillforge/Gatehouse", "Larkmail/Press");
    assertThat(stated.vendor()).isEqualTo("Quillforge");
  }

  @Test
  void unaffectedProduct_doesNotConcernItsMaker() {
    StatedFacts stated =
        stated(
            "",
            TREE,
            vulnerability("'fixed':['P2'],'known_not_affected':['P1']", "'threats':[" + YES + "]"));

    assertThat(stated.products())
        .containsExactly(new Product("Larkmail", "Press", Exploitation.IN_THE_WILD));
  }

  @Test
  void exploitation_isOfTheProductsOfItsVulnerability() {
    StatedFacts stated =
        stated(
            "",
            TREE,
            vulnerability("'known_affected':['P1']", "'threats':[" + YES + "]")
                + ","
                + vulnerability("'known_affected':['P2']", "'threats':[]"));

    assertThat(exploited(stated)).containsExactly("Quillforge/Gatehouse");
    assertThat(stated.products())
        .contains(new Product("Larkmail", "Press", Exploitation.NOT_STATED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'threats':[{'category':'exploit_status','details':'Exploited:Yes','product_ids':['P1']}]",
        "'threats':[{'category':'exploit_status','details':'Exploited:Yes','group_ids':['G1']}]",
        "'first_known_exploitation_dates':[{'exploitation_date':'2026-01-03T00:00:00Z','product_ids':['P1']}]",
        "'metrics':[{'products':['P1'],'content':{'ssvc_v1':{'selections':[{'namespace':'ssvc','name':'Exploitation','values':['Active']}]}}}]",
        "'metrics':[{'products':['P1'],'content':{'ssvc_v2':{'selections':[{'key':'E','values':[{'key':'A'}]}]}}}]"
      })
  void evidence_meansTheProductsThatItNames(String evidence) {
    assertThat(exploited(stated("", TREE, vulnerability("'fixed':['P1','P2']", evidence))))
        .containsExactly("Quillforge/Gatehouse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'title':'Login bypass, exploited in the wild'",
        "'notes':[{'category':'description','text':'Quillforge is aware of active attacks.'}]",
        "'notes':[{'category':'other','title':'SSVC','text':'Exploitation: active'}]"
      })
  void titleAndNotes_mayReportExploitation(String more) {
    assertThat(
            exploited(
                stated(
                    "",
                    TREE,
                    vulnerability("'known_affected':['P1'],'known_not_affected':['P2']", more))))
        .containsExactly("Quillforge/Gatehouse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'notes':[{'category':'legal_disclaimer','text':'It is exploited in the wild.'}]",
        "'notes':[{'category':'summary','text':'No exploitation in the wild is known.'}]",
        "'metrics':[{'content':{'ssvc_v1':{'selections':[{'name':'Exploitation','values':['None']}]}}}]",
        "'first_known_exploitation_dates':[]"
      })
  void textWithoutExploitation_isNoEvidence(String more) {
    StatedFacts stated = stated("", TREE, vulnerability("'known_affected':['P1']", more));

    assertThat(stated.exploitation()).isEqualTo(Exploitation.NOT_STATED);
    assertThat(stated.vendor()).isEqualTo("Quillforge");
  }

  @Test
  void noteOfTheDocument_meansTheVulnerabilityThatItNames() {
    String notes =
        ",'notes':[{'category':'summary','text':'CVE-2026-1002 has been exploited in attacks.'}]";
    String other = "{'cve':'CVE-2026-1002','product_status':{'known_affected':['P2']}}";

    assertThat(
            exploited(
                stated(
                    notes,
                    TREE,
                    vulnerability("'known_affected':['P1']", "'threats':[]") + "," + other)))
        .containsExactly("Larkmail/Press");
  }

  @Test
  void treeWithoutMaker_hasItsPublishersProducts() {
    String publisher = ",'publisher':{'category':'vendor','name':'Quillforge'}";
    String names = "'full_product_names':[{'name':'Gatehouse 4.1','product_id':'P1'}]";
    String vulnerability = vulnerability("'known_affected':['P1']", "'threats':[" + YES + "]");

    assertThat(exploited(stated(publisher, names, vulnerability)))
        .containsExactly("Quillforge/Gatehouse 4.1");
    assertThat(exploited(stated(publisher, "", vulnerability))).containsExactly("Quillforge/null");
    assertThat(exploited(stated("", names, vulnerability))).containsExactly("null/Gatehouse 4.1");
  }

  @Test
  void relationship_concernsThePart_andWhatItIsAPartOf() {
    String relation =
        TREE
            + ",'relationships':[{'category':'%s','product_reference':'P1',"
            + "'relates_to_product_reference':'P2',"
            + "'full_product_name':{'name':'Gatehouse in Press','product_id':'P3'}}]";
    String hit = vulnerability("'known_affected':['P3']", "'threats':[" + YES + "]");

    assertThat(
            exploited(
                stated("", String.format(Locale.ROOT, relation, "default_component_of"), hit)))
        .containsExactly("Quillforge/Gatehouse", "Larkmail/Press");
    assertThat(exploited(stated("", String.format(Locale.ROOT, relation, "installed_on"), hit)))
        .containsExactly("Quillforge/Gatehouse");
  }

  @Test
  void unassessedProduct_isAffected() {
    String hit = vulnerability("'known_affected':['P1']", "'threats':[" + YES + "]");

    assertThat(exploited(stated("", TREE, hit)))
        .containsExactlyInAnyOrder("Quillforge/Gatehouse", "Larkmail/Press");
  }
}
