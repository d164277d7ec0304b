package bellwether.feed.catalogue;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.feed.text.TextResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The feeds that are polled: the built-in ones, or those of a feeds file. */
public final class Catalogue {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Catalogue() {}

  /** The built-in feeds without any options. */
  public static List<Feed> builtIn() {
    return builtIn(FeedOptions.NONE);
  }

  /** The built-in feeds. */
  public static List<Feed> builtIn(FeedOptions feedOptions) {
    return parse(TextResource.read(Catalogue.class, "catalogue.json"), feedOptions);
  }

  /**
   * Parses a feeds file: a JSON array of entries with {@code name}, {@code url} and {@code format},
   * and optionally {@code interval} (ISO 8601), {@code tier}, {@code mirrors}, {@code mapping},
   * {@code licence}, {@code documentation}, {@code checked}, {@code contact}, {@code key} and
   * {@code optional}.
   *
   * @throws IllegalArgumentException with one line that names the entry, the field and the fix
   */
  public static List<Feed> parse(String json, FeedOptions feedOptions) {
    JsonNode entries = parseJson(json);
    if (!entries.isArray() || entries.isEmpty()) {
      throw new IllegalArgumentException(
          "feeds file: it must be a JSON array of at least one entry such as {\"name\": \"The"
              + " Record\", \"url\": \"https://therecord.media/feed\", \"format\":"
              + " \"syndication\"}");
    }
    List<Feed> feeds = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : entries) {
      Feed feed = new CatalogueEntry(feeds.size() + 1, node, feedOptions).toFeed();
      if (!names.add(feed.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "feeds file, entry "
                + (feeds.size() + 1)
                + " ("
                + feed.name()
                + "): the name is taken by an earlier entry; give it another");
      }
      feeds.add(feed);
    }
    return List.copyOf(feeds);
  }

  /** Parses a feeds file without any options. */
  public static List<Feed> parse(String json) {
    return parse(json, FeedOptions.NONE);
  }

  private static JsonNode parseJson(String json) {
    try {
      return JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "feeds file: it is no JSON, see line "
              + damaged.getLocation().getLineNr()
              + ", column "
              + damaged.getLocation().getColumnNr());
    }
  }

  /**
   * Parses the object that an entry of a feeds file has under {@code mapping}.
   *
   * @throws IllegalArgumentException with one line that names the field and the fix
   */
  public static Mapping parseMapping(String json, Format format) {
    return new MappingEntry(parseJson(json), IllegalArgumentException::new).parse(format);
  }
}
