package bellwether.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.domain.vendor.Vendor;
import bellwether.local.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VendorFileReaderTest {
  private static final String FIX = ": give a CSV file or an Excel workbook with a name column";

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void assertError(Path file, String error) {
    assertThatThrownBy(() -> VendorFileReader.read(file, warnings::add))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file.toString())
        .contains(error)
        .hasLineCount(1);
  }

  @Test
  void workbook_isReadWhateverItsName() throws Exception {
    byte[] workbook = ListFiles.workbook("name,notes", "Okta,x");
    for (String name : List.of("vendors.xlsx", "vendors.csv", "vendors")) {
      assertThat(VendorFileReader.read(write(name, workbook), warnings::add))
          .isEqualTo(List.of(Vendor.ofName("Okta")));
    }
    assertThat(warnings).hasSize(3).allMatch(line -> line.endsWith(": column ignored: notes"));
    assertThat(VendorFileReader.read(write("v.xlsx", "name\nBox\n".getBytes(UTF_8)), warnings::add))
        .isEqualTo(List.of(Vendor.ofName("Box")));
  }

  @Test
  void fileThatIsNoList_isRejectedWithTheFix() throws Exception {
    for (Map.Entry<String, byte[]> file :
        List.of(
            entry("start it with a header such as name,domain,aliases", new byte[0]),
            entry("start it with a header such as name,domain,aliases", ListFiles.workbook()),
            entry("has no vendors: add a row", ListFiles.workbook("name", "")),
            entry("row 2: domain \"okta\"", ListFiles.workbook("name,domain", "Okta,okta")),
            entry("is a damaged Excel workbook", "PK\u0003\u0004".getBytes(UTF_8)),
            entry("is in the old format of Excel", HexFormat.of().parseHex("d0cf11e0a1b11ae1")))) {
      assertError(write("list", file.getValue()), file.getKey());
    }
  }

  @Test
  void fileThatCannotBeRead_isRejectedWithTheFix() throws Exception {
    assertError(folder.resolve("none.csv"), "does not exist" + FIX);
    assertError(folder, "is a directory" + FIX);
    assertError(write("file", new byte[0]).resolve("vendors.csv"), "can't be read" + FIX);
  }
}
