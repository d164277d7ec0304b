package bellwether.local.invoke;

import bellwether.domain.Sha256;
import bellwether.local.cli.UserError;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Unpacks the zip of the functions, as Lambda does. */
public final class FunctionZip {
  private FunctionZip() {}

  /**
   * Unpacks the zip into a folder next to it that is named after its content, unless that folder
   * exists, and returns the folder.
   *
   * @throws UserError if there is no such zip
   */
  public static Path unpack(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new UserError(zip + " does not exist: build it with mvn package -pl functions");
    }
    Path parent = zip.toAbsolutePath().normalize().resolveSibling("unpacked");
    Path folder =
        parent.resolve(HexFormat.of().formatHex(Sha256.digest(Files.readAllBytes(zip)), 0, 8));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, "draft");
    extract(zip, draft);
    try {
      // Atomic, because another process may unpack the same zip.
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      deleteRecursively(draft);
    }
    return folder;
  }

  private static void extract(Path zip, Path folder) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(zip);
        Stream<Path> paths = Files.walk(entries.getPath("/"))) {
      for (Path entry : paths.skip(1).toList()) {
        Files.copy(entry, folder.resolve(entry.toString().substring(1)));
      }
    }
  }

  static void deleteRecursively(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
