package bellwether.app.vendors.xlsx;

/** A file can't be read as a workbook; the message is one line that names the fix. */
public final class WorkbookException extends Exception {
  private static final long serialVersionUID = 1L;

  WorkbookException(String message) {
    // The mistake is in the file, so a stack trace does not help.
    super(message, null, false, false);
  }

  static WorkbookException damaged() {
    return new WorkbookException(
        "is a damaged Excel workbook: open it in Excel and save it again, or save it as CSV UTF-8");
  }
}
