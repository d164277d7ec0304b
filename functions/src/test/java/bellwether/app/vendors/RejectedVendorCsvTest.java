package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests lists that are rejected, and the fix that each message names. */
final class RejectedVendorCsvTest {
  @ParameterizedTest
  @Tag("case-67")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``|start it with a header",
        "domain,owner\\nx,y|start it with a header",
        "name,domain\\nOkta,okta|line 2: domain \"okta\" is none: write it like okta.com",
        "name,domain\\nOkta,a.b;x y.z|line 2: domain \"x y.z\" is none",
        "name,owner,NAME\\nOkta,x,y|line 1: the header contains a column twice",
        "name,owner|has no vendors: add a row",
        "name,owner\\n,x\\n|has no vendors: add a row",
        "name\\nOkta\\n\"Box\\nSlack\\n|from line 3 on: check that every quote is closed",
        "name\\nOkta\\n\"Box\"es,1\\n|from line 3 on: check that every quote is closed",
        "name\\n1\\n2\\n3\\n4\\n|line 5: more than 3 vendors: import fewer",
        "name\\nOkta\\nabcdefghijk\\n|line 3: name \"abcdefghijk\" is 11 characters long: shorten",
        "name,aliases\\nOkta,a;abcdefghijk\\n|line 2: aliases \"abcdefghijk\" is 11",
      })
  void badList_isRejectedWithLineAndFix(String csv, String fix) {
    assertThatThrownBy(() ->
            VendorCsv.read(csv.replace("\\n", "\n"), new VendorCsv.Limits(1_000, 3, 10, false)))
        .isInstanceOf(BadTableException.class)
        .hasMessageContaining(fix)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quillforge.example     | line 2: status "quillforge.example" is no web address: write it like https://
          https://10.0.0.7/      | line 2: status "https://10.0.0.7/" is not on the public internet: give
          https://q.example:81/  | line 2: status "https://q.example:81/" names a port
          https://u:p@q.example/ | line 2: status "https://u:p@q.example/" holds a user name
          """)
  void badStatusPage_isRejectedWithLineAndFix(String page, String fix) {
    assertThatThrownBy(() -> read("name,status\nQuillforge," + page + "\n"))
        .isInstanceOf(BadTableException.class)
        .hasMessageContaining(fix);
  }

  @Test
  @Tag("case-67")
  void hugeList_isRejectedBeforeParsing() {
    byte[] large = ("name\n\"" + "x".repeat(1 << 20)).getBytes(UTF_8);
    assertThatThrownBy(() -> VendorFile.read(large, VendorCsv.Limits.UPLOAD))
        .hasMessage("is over 1 MB: split it and import the parts");
    String many =
        "name\n" + String.join("\n", IntStream.range(0, 5_001).mapToObj(i -> "v" + i).toList());
    assertThatThrownBy(() -> VendorCsv.read(many, VendorCsv.Limits.UPLOAD))
        .hasMessage("line 5002: more than 5,000 vendors: import fewer");
    String wide = "name\n" + "x".repeat(501);
    assertThatThrownBy(() -> VendorCsv.read(wide, VendorCsv.Limits.UPLOAD))
        .hasMessage("line 2: name \"xxxxxxxxxxxxxxx…\" is 501 characters long: shorten it to 500");
  }

  @Test
  void binaryFile_isRejectedWithTheFix() {
    byte[] bytes = {'n', 'a', (byte) 0x81, (byte) 0x8d};
    assertThatThrownBy(() -> VendorCsv.read(bytes, VendorCsv.Limits.UPLOAD))
        .hasMessageContaining("save it as CSV UTF-8");
  }

  private static VendorTable read(String csv) throws BadTableException {
    return VendorCsv.read(csv, VendorCsv.Limits.UPLOAD);
  }
}
