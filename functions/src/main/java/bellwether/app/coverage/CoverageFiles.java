package bellwether.app.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An export as files.
 *
 * @param csv for auditors and for verification
 * @param html for reading and printing
 * @param name of both files, without their endings
 * @param entries number of entries
 * @param gaps whether feeds were read without gaps, in one sentence
 * @param hash of the last entry
 */
public record CoverageFiles(
    String csv, String html, String name, int entries, String gaps, String hash) {
  public byte[] csvBytes() {
    return csv.getBytes(UTF_8);
  }

  public byte[] htmlBytes() {
    return html.getBytes(UTF_8);
  }
}
