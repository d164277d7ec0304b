package bellwether.domain.feed;

import java.util.List;

/** Creates mappings. */
public final class MappingSamples {
  private MappingSamples() {}

  /** A mapping of tables whose records have only a title, which is in this column. */
  public static Mapping ofTitle(Format format, String column) {
    return new Mapping(
        format == Format.HTML ? "table" : "",
        List.of(column),
        "{" + column + "}",
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        null);
  }
}
