package bellwether.local.command;

import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorFile;
import bellwether.app.vendors.VendorLists;
import bellwether.app.vendors.VendorTable;
import bellwether.domain.vendor.Vendor;
import bellwether.local.cli.UserError;
import bellwether.local.terminal.Terminal;
import bellwether.local.terminal.TerminalEvent;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a vendor list from a CSV file or an Excel workbook. */
public final class VendorFileReader {
  private static final String FIX = "give a CSV file or an Excel workbook with a name column";

  private VendorFileReader() {}

  /**
   * Returns the vendors in the order of the file.
   *
   * @param warnings takes a line for everything unusual that does no harm
   * @throws UserError if the file can't be used
   */
  public static List<Vendor> read(Path file, Consumer<String> warnings) {
    try {
      if (Files.isDirectory(file)) {
        throw UserError.usage(file + " is a directory: " + FIX);
      }
      VendorTable table = VendorFile.read(Files.readAllBytes(file), VendorCsv.Limits.UNLIMITED);
      table.warnings().forEach(warning -> warnings.accept(file + ": " + warning));
      VendorLists.statusPageLimitError(table.vendors())
          .ifPresent(error -> {
            throw UserError.usage(file + ": " + error);
          });
      return table.vendors();
    } catch (BadTableException e) {
      throw UserError.usage(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw UserError.usage(file + " does not exist: " + FIX);
    } catch (AccessDeniedException e) {
      throw UserError.usage(file + " can't be read: allow your user to read it");
    } catch (IOException e) {
      throw UserError.usage(file + " can't be read: " + FIX);
    }
  }

  /** Prints a warning of {@link #read}. */
  static void printWarning(String warning, Terminal terminal) {
    terminal.print(TerminalEvent.warn("vendor_list", "", warning));
  }
}
