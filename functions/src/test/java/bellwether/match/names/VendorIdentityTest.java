package bellwether.match.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VendorIdentityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Microsoft                               | Microsoft
          MICROSOFT CORP.                         | Microsoft
          Microsoft Ireland Operations Limited    | Microsoft
          Amazon Web Services EMEA SARL           | Amazon Web Services
          Salesforce.com, Inc.                    | Salesforce
          okta.com                                | Okta
          Zoom Video Communications, Inc.         | Zoom
          Square Inc                              | Block
          Confluence                              | Atlassian
          Oracle Deutschland B.V. & Co. KG        | Oracle
          """)
  void namesOfWellKnownVendors_leadToTheNameInNews(String written, String name) {
    VendorIdentity identity = VendorIdentity.ofName(written);

    assertThat(identity.name()).isEqualTo(name);
    assertThat(identity.wellKnown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Micro Soft Furniture",
    "Microsoft Invite Bot",
    "Progress Ireland",
    "Block Services GmbH",
    "Box Ireland",
    "notokta.com",
    "okta.com.attacker.example",
    "Sapphire SE",
  })
  void similarNames_areOtherVendors(String written) {
    assertThat(VendorIdentity.ofName(written).wellKnown()).isFalse();
    assertThat(VendorIdentity.ofName(written).name()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "Quillforge GmbH, quillforge",
    "The Quillforge Company, QUILLFORGE Inc.",
    "Société Générale SA, Societe Generale",
  })
  void legalForms_doNotTellVendorsApart(String one, String other) {
    assertThat(VendorIdentity.ofName(one).key()).isEqualTo(VendorIdentity.ofName(other).key());
  }

  @ParameterizedTest
  @CsvSource({"login.okta.com, Okta", "OKTA.COM, Okta", "s3.aws.amazon.com, Amazon Web Services"})
  void hostsBelowADomain_areOfItsVendor(String host, String name) {
    assertThat(VendorIdentity.ofDomain(host).orElseThrow().name()).isEqualTo(name);
  }
}
