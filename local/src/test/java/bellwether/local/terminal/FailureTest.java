package bellwether.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.local.cli.UserError;
import bellwether.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest {
  private static Stream<Arguments> expected() {
    return Stream.of(
        Arguments.of(new UserError("stop it"), 1, "stop it"),
        Arguments.of(UserError.usage("--port is missing"), 2, "--port is missing"),
        Arguments.of(new InvalidPathException("\u00e9", "unmappable"), 2, "LC_ALL=C.UTF-8"),
        Arguments.of(new IOException("No space left on device"), 1, "free some space"),
        Arguments.of(
            new FileSystemException("a.db", null, "No space left on device"), 1, "free some space"),
        Arguments.of(
            new AccessDeniedException("a.db"), 1, "a.db can't be used (permission denied)"),
        Arguments.of(
            new FileSystemException("a.db", null, "Read-only file system"), 1, "Read-only file"),
        Arguments.of(new BindException("Address already in use"), 1, "another --port"),
        Arguments.of(new StoreException("PutItem on feeds failed"), 1, "the data folder's disk"),
        Arguments.of(new OutOfMemoryError("heap"), 1, "memory"));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void expectedException_isOneLineWithTheFixAlsoAsACause(
      Throwable thrown, int exitCode, String message) {
    Throwable wrapped =
        thrown instanceof IOException e
            ? new IllegalStateException(new UncheckedIOException(e))
            : new IllegalStateException(thrown);
    for (Throwable failed : new Throwable[] {thrown, wrapped}) {
      Failure failure = Failure.of(failed);

      assertThat(failure.exitCode()).isEqualTo(exitCode);
      assertThat(failure.message()).contains(message).doesNotContain("\n", "Exception");
      assertThat(failure.defect()).isNull();
    }
  }

  @Test
  void otherException_isADefectWhoseStackTraceMatters() {
    IllegalStateException bug = new IllegalStateException("bug");

    assertThat(Failure.of(bug).defect()).isSameAs(bug);
    assertThat(Failure.of(bug).exitCode()).isEqualTo(1);
    assertThat(Failure.of(bug).message()).contains("please report it").doesNotContain("bug");
  }
}
