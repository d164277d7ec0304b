package bellwether.app.vendors;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import bellwether.app.vendors.xlsx.Workbook;
import bellwether.app.vendors.xlsx.WorkbookException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads a vendor list from a file: an Excel workbook, or CSV. The content tells which it is,
 * because files are renamed.
 */
public final class VendorFile {
  private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

  /** Holds an old workbook, or a new one that is encrypted (MS-CFB, MS-OFFCRYPTO). */
  private static final byte[] COMPOUND_FILE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(UTF_16LE);

  private VendorFile() {}

  public static VendorTable read(byte[] file, VendorCsv.Limits limits) throws BadTableException {
    if (file.length > limits.maxBytes()) {
      throw new BadTableException("is over 1 MB: split it and import the parts");
    }
    if (startsWith(file, COMPOUND_FILE)) {
      throw new BadTableException(
          contains(file, ENCRYPTED_PACKAGE)
              ? "is protected by a password: save it without one"
              : "is in the old format of Excel (.xls): save it as an Excel workbook (.xlsx) or as"
                  + " CSV UTF-8");
    }
    return startsWith(file, ZIP) ? readWorkbook(file, limits) : VendorCsv.read(file, limits);
  }

  private static VendorTable readWorkbook(byte[] file, VendorCsv.Limits limits)
      throws BadTableException {
    try (Workbook workbook = Workbook.open(file, limits.maxUnpackedBytes())) {
      VendorRows rows = new VendorRows(limits);
      String sheet = "sheet " + VendorRows.quote(workbook.sheetName());
      try {
        workbook.readRows((number, cells) -> rows.addRow(cells, "row " + number));
        if (workbook.hasMoreSheets()) {
          rows.warn(sheet + " is read, the first one; the other sheets are not");
        }
        if (workbook.lacksResults()) {
          rows.warn("formulas without results are empty: open the file in Excel and save it");
        }
        return rows.toTable();
      } catch (BadTableException e) {
        throw workbook.hasMoreSheets()
            ? new BadTableException(sheet, String.valueOf(e.getMessage()))
            : e;
      }
    } catch (WorkbookException e) {
      throw new BadTableException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return Arrays.equals(file, 0, Math.min(file.length, start.length), start, 0, start.length);
  }

  private static boolean contains(byte[] file, byte[] part) {
    for (int i = 0; i + part.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
