package bellwether.local.command;

import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorLists;
import bellwether.app.vendors.VendorTable;
import bellwether.domain.vendor.Vendor;
import bellwether.local.cli.UserError;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a vendor list from a file in the format of {@link VendorCsv}. */
public final class VendorFileReader {
  private VendorFileReader() {}

  /**
   * Returns the vendors in the order of the file.
   *
   * @param warnings takes a line for everything unusual that does no harm
   * @throws UserError if the file can't be used
   */
  public static List<Vendor> read(Path file, Consumer<String> warnings) {
    try {
      VendorTable table = VendorCsv.read(Files.readAllBytes(file), VendorCsv.Limits.UNLIMITED);
      table.warnings().forEach(warning -> warnings.accept(file + ": " + warning));
      VendorLists.statusPageLimitError(table.vendors())
          .ifPresent(error -> {
            throw UserError.usage(file + ": " + error);
          });
      return table.vendors();
    } catch (BadTableException e) {
      throw UserError.usage(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw UserError.usage(file + " does not exist: give a CSV file with a name column");
    } catch (IOException e) {
      throw UserError.usage(file + " can't be read: give a CSV file with a name column");
    }
  }

  /** Prints a warning of {@link #read}. */
  static void printWarning(String warning, Terminal terminal) {
    terminal.print(TerminalEvent.warn("vendor_list", "", warning));
  }
}
