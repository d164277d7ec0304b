package bellwether.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Maven and a Java that are scripts. */
final class LauncherTest {
  private static final String PACKAGED =
      """
      echo '[INFO] --- compiler:3.16.0:compile (default-compile) @ functions ---'
      echo 'Downloaded from central: https://repo.example/a.jar (1 kB)'
      mkdir -p functions/target local/target
      touch functions/target/functions.zip local/target/local.jar
      """;

  @TempDir private Path home;

  @BeforeEach
  void copyLauncher() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
    Files.copy(Path.of("../bellwether"), home.resolve("bellwether"));
    Files.writeString(home.resolve("pom.xml"), "<version>1.2.3</version>");
    script("jdk/bin/javac", "");
    script("jdk/bin/java", "echo \"java $*\"");
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    for (String module : List.of("functions", "local")) {
      Files.createDirectories(home.resolve(module + "/src/main"));
      Files.writeString(home.resolve(module + "/pom.xml"), "");
    }
  }

  @Test
  void missingBuild_isMadeWithProgressBeforeTheCommandRuns() throws Exception {
    script("bin/mvn", PACKAGED);

    assertThat(run()).isZero();
    assertThat(printed("err"))
        .contains("The first build downloads libraries and can take several minutes.")
        .contains("building… 0 s");
    assertThat(printed("out"))
        .contains("-Dbellwether.version=1.2.3", "bellwether.local.Main demo --once");
  }

  @Test
  void freshBuild_isNotRepeated() throws Exception {
    script("bin/mvn", PACKAGED);
    assertThat(run()).isZero();
    script("bin/mvn", "exit 1");

    assertThat(run()).isZero();
    assertThat(printed("err")).isEmpty();
  }

  @Test
  void failedBuild_printsItsErrorsAndWhereTheOutputIs() throws Exception {
    script("bin/mvn", "echo '[INFO] noise'; echo '[ERROR] no such symbol'; exit 1");

    assertThat(run()).isEqualTo(1);
    assertThat(printed("err"))
        .contains("[ERROR] no such symbol", "bellwether: the build failed: the whole output is in ")
        .doesNotContain("noise");
    assertThat(printed("out")).isEmpty();
  }

  @Test
  void interruptedBuild_leavesNoProcessBehind() throws Exception {
    // A Maven that waits for its compiler, and the name of a pipe through which it says so.
    assertThat(new ProcessBuilder("mkfifo", home.resolve("pids").toString()).start().waitFor())
        .isZero();
    script("bin/mvn", "tail -f /dev/null & echo \"$$ $!\" > " + home.resolve("pids") + "; wait");
    Process launcher = start();
    List<ProcessHandle> children = new ArrayList<>();
    for (String pid : Files.readString(home.resolve("pids")).strip().split(" ")) {
      children.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
    }

    // Not INT, which a process in the background of a script may ignore.
    new ProcessBuilder("kill", "-TERM", Long.toString(launcher.pid())).start().waitFor();

    assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(143);
    for (ProcessHandle child : children) {
      assertThat(child.onExit()).succeedsWithin(2, TimeUnit.MINUTES);
    }
  }

  @Test
  void archiveOfARelease_runsWithoutABuildOnAJavaRuntime() throws Exception {
    Files.delete(home.resolve("jdk/bin/javac"));
    unpackArchive();
    script("bin/mvn", "exit 1");

    assertThat(run()).isZero();
    assertThat(printed("err")).isEmpty();
    assertThat(printed("out"))
        .contains(
            "-Dbellwether.home=" + home.toRealPath(),
            "-Dbellwether.version=4.5.6",
            "-cp " + home.toRealPath() + "/lib/local.jar:" + home.toRealPath() + "/lib/* ",
            "bellwether.local.Main demo --once");
  }

  @Test
  void archiveOfARelease_saysThatDynamoDbLocalIsMissing() throws Exception {
    unpackArchive();
    Files.delete(home.resolve("lib/DynamoDBLocal-9.jar"));

    assertThat(run()).isEqualTo(1);
    assertThat(printed("err"))
        .contains("lib/DynamoDBLocal-9.jar is missing: download it from Maven Central")
        .hasLineCount(1);
  }

  @Test
  void archiveOfARelease_prefersTheJavaThatItBrings() throws Exception {
    unpackArchive();
    script("runtime/bin/java", "echo \"its own $*\"");
    Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"25.0.3\"\n");

    assertThat(launch(Map.of("JAVA_HOME", home.resolve("jdk").toString())).waitFor()).isZero();
    assertThat(printed("out")).startsWith("its own ");
  }

  @Test
  void sourceTree_needsAJdk() throws Exception {
    Files.delete(home.resolve("jdk/bin/javac"));

    assertThat(run()).isEqualTo(1);
    assertThat(printed("err"))
        .contains("has no JDK 25 or later: set it to the folder of one")
        .hasLineCount(1);
  }

  /** Leaves only what the archive of a release holds, and the Java. */
  private void unpackArchive() throws IOException {
    Files.delete(home.resolve("pom.xml"));
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/local.jar"));
    Files.createFile(home.resolve("lib/DynamoDBLocal-9.jar"));
    Files.writeString(home.resolve("DYNAMODB-LOCAL"), "DynamoDBLocal-9.jar\n");
    Files.writeString(home.resolve("VERSION"), "4.5.6\n");
  }

  private int run() throws Exception {
    Process launcher = start();
    assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return launcher.exitValue();
  }

  private Process start() throws IOException {
    return launch(Map.of("BELLWETHER_JAVA", home.resolve("jdk").toString()));
  }

  private Process launch(Map<String, String> java) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", home.resolve("bellwether").toString(), "demo", "--once")
            .redirectOutput(home.resolve("out").toFile())
            .redirectError(home.resolve("err").toFile());
    builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().remove("BELLWETHER_JAVA");
    builder.environment().putAll(java);
    builder.environment().put("TMPDIR", home.toString());
    return builder.start();
  }

  private String printed(String name) throws IOException {
    return Files.readString(home.resolve(name), UTF_8);
  }

  private void script(String name, String body) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.resolveSibling(".").normalize());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
