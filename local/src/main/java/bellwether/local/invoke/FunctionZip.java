package bellwether.local.invoke;

import bellwether.local.cli.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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
    Path folder = parent.resolve(contentHash(zip));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, "draft");
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      extract(entries, draft);
    }
    try {
      // Atomic, because another process may unpack the same zip.
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      deleteRecursively(draft);
    }
    return folder;
  }

  private static void extract(ZipInputStream entries, Path folder) throws IOException {
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      Path file = folder.resolve(entry.getName()).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException("the zip has an entry outside of its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.resolveSibling(".").normalize());
        Files.copy(entries, file);
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

  private static String contentHash(Path zip) throws IOException {
    try (InputStream file = Files.newInputStream(zip)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
