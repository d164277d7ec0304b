package bellwether.local.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {
  private final List<IOException> failures = new ArrayList<>();

  @Test
  void text_isWrittenInTheEncoding() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = StandardOutput.open(written, UTF_8, failures::add);
    out.println("caf\u00e9");
    out.write('x');
    out.flush();

    assertThat(written.toString(UTF_8)).isEqualTo("caf\u00e9\nx");
    assertThat(failures).isEmpty();
  }

  @Test
  void fullDisk_isReportedAtTheFirstWrite() {
    IOException full = new IOException("No space left on device");
    PrintStream out = StandardOutput.open(failing(full), UTF_8, failures::add);
    out.println("text");

    assertThat(failures).first().isSameAs(full);
    assertThat(message(full))
        .isEqualTo(
            "bellwether: standard output can't be written (No space left on device): free some"
                + " space on its disk, or write to another file\n");
  }

  @Test
  void closedPipe_isNoError() {
    assertThat(message(new IOException("Broken pipe"))).isEmpty();
  }

  private static String message(IOException failure) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardOutput.printFailure(failure, new PrintStream(err, true, UTF_8));
    return err.toString(UTF_8);
  }

  private static OutputStream failing(IOException failure) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw failure;
      }
    };
  }
}
