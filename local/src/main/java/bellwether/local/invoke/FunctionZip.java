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
import java.util.List;
import java.util.stream.Stream;

/** Unpacks the zip of the functions, as Lambda does. */
public final class FunctionZip {
  /** The layer of the functions that read roles, next to their zip. */
  private static final String LAYER = "role-model.zip";

  private FunctionZip() {}

  /** Returns the zip in the archive of a release if somebody put it there, else that of Maven. */
  public static Path find(Path home) {
    Path released = home.resolve("functions.zip");
    return Files.isRegularFile(released)
        ? released
        : home.resolve("functions/target/functions.zip");
  }

  /**
   * Unpacks the zip and the layer next to it into a folder that is named after their content,
   * unless that folder exists, and returns the folder.
   *
   * @throws UserError if there is no such zip
   */
  public static Path unpack(Path zip) throws IOException {
    Path layer = zip.resolveSibling(LAYER);
    for (Path needed : List.of(zip, layer)) {
      if (!Files.isRegularFile(needed)) {
        throw new UserError(
            needed
                + " does not exist: build it with mvn package -pl functions, or use that of a release");
      }
    }
    Path parent = zip.toAbsolutePath().normalize().resolveSibling("unpacked");
    Path folder = parent.resolve(nameOf(zip) + "-" + nameOf(layer));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, "draft");
    extract(zip, "/", draft);
    // Lambda has the jars of a layer in /opt/java/lib, which is on the class path like lib.
    extract(layer, "/java", draft);
    try {
      // Atomic, because another process may unpack the same zip.
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      deleteRecursively(draft);
    }
    return folder;
  }

  private static String nameOf(Path zip) throws IOException {
    return HexFormat.of().formatHex(Sha256.digest(Files.readAllBytes(zip)), 0, 8);
  }

  private static void extract(Path zip, String within, Path folder) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(zip)) {
      Path root = entries.getPath(within);
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path entry : paths.skip(1).toList()) {
          Path target = folder.resolve(root.relativize(entry).toString());
          if (!Files.isDirectory(target)) {
            Files.copy(entry, target);
          }
        }
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
