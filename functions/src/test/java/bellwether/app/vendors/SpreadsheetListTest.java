package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.domain.vendor.Vendor;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests vendor lists as spreadsheets and people write them. */
final class SpreadsheetListTest {
  @Test
  void spreadsheets_saveListsInManyWaysAndAllAreRead() throws Exception {
    String list = "name,domain,aliases,tier\nSociété Ümlaut,umlaut.example,\"a; b\",2\n";
    List<Vendor> expected = read(list).vendors();
    String semicolons = list.replace(',', ';');
    String tabs = list.replace(',', '\t');
    Charset windows = Charset.forName("windows-1252");
    for (byte[] file :
        List.of(
            list.getBytes(UTF_8),
            ("\uFEFF" + list).getBytes(UTF_8),
            semicolons.getBytes(UTF_8),
            semicolons.getBytes(windows),
            ("sep=;\r\n" + semicolons).getBytes(UTF_8),
            ("\uFEFF" + tabs).getBytes(UTF_16LE),
            ("\uFEFF" + tabs).getBytes(UTF_16BE),
            tabs.getBytes(UTF_16LE),
            tabs.getBytes(UTF_16BE),
            tabs.replace("\n", "\r\n").getBytes(windows))) {
      assertThat(VendorCsv.read(file, VendorCsv.Limits.UPLOAD).vendors()).isEqualTo(expected);
    }
    assertThat(VendorCsv.read(list.getBytes(windows), VendorCsv.Limits.UPLOAD).warnings())
        .containsExactly("read as windows-1252, not UTF-8: check that accents came out right");
  }

  @Test
  void domains_areReadFromWebAddresses() throws Exception {
    assertThat(
            read("name,domain\nOkta,https://www.Okta.com/login; HTTP://auth0.com; okta.eu:443\n")
                .vendors()
                .getFirst()
                .domains())
        .containsExactly("okta.com", "auth0.com", "okta.eu");
  }

  @Test
  void tiersAndProductsThatMayBeMistakes_areAskedAbout() throws Exception {
    assertThat(
            read("name,products,tier\nOkta,\"Auth0, Okta Verify\",Gold\nBox,a;b,Tier 1\n")
                .warnings())
        .containsExactly(
            "line 2: is \"Auth0, Okta Verify\" one product? If not, separate products with"
                + " semicolons",
            "line 2: tier \"Gold\" is not 1, 2 or 3");
  }

  private static VendorTable read(String csv) throws BadTableException {
    return VendorCsv.read(csv, VendorCsv.Limits.UPLOAD);
  }
}
