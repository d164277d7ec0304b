package bellwether.local.command;

import bellwether.app.vendors.BadTableException;
import bellwether.app.vendors.VendorCsv;
import bellwether.app.vendors.VendorLists;
import bellwether.app.vendors.VendorTable;
import bellwether.domain.vendor.Vendor;
import bellwether.local.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a vendor list from a file in the format of {@link VendorCsv}. */
public final class VendorFileReader {
  private final Path file;
  private final Consumer<String> warnings;

  /** Reads from the file; what is odd but does no harm goes to the notes, a line each. */
  public VendorFileReader(Path file, Consumer<String> warnings) {
    this.file = file;
    this.warnings = warnings;
  }

  /**
   * The vendors in the order of the file, each key once.
   *
   * @throws UserError if the file can't be used, with the fix
   */
  public List<Vendor> read() {
    try {
      VendorTable table = VendorCsv.read(Files.readAllBytes(file), VendorCsv.Limits.UNLIMITED);
      table.warnings().forEach(note -> warnings.accept(file + ": " + note));
      Optional<String> tooMany = VendorLists.statusPageLimitError(table.vendors());
      if (tooMany.isPresent()) {
        throw new UserError(file + ": " + tooMany.get());
      }
      return table.vendors();
    } catch (BadTableException e) {
      throw new UserError(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UserError(file + " does not exist: give a CSV file with a name column");
    } catch (IOException e) {
      throw new UserError(file + " can't be read: give a CSV file with a name column");
    }
  }
}
