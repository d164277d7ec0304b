package bellwether.feed;

import bellwether.domain.Feed;
import bellwether.domain.Format;
import bellwether.domain.Tier;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The feeds that are polled: the built-in ones, or those of a feeds file. */
public final class Catalogue {
  private static final String BUILT_IN = "catalogue.json";
  private static final Set<String> FIELDS =
      Set.of("name", "url", "format", "interval", "tier", "mapping");
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Catalogue() {}

  /** The feeds that Bellwether knows by itself. */
  public static List<Feed> builtIn() {
    try (InputStream in = Catalogue.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new AssertionError(BUILT_IN + " is missing from the jar");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a feeds file: a JSON array of entries with {@code name}, {@code url} and {@code format},
   * and if wanted {@code interval} (ISO 8601), {@code tier} and {@code mapping}.
   *
   * @throws IllegalArgumentException with one line that names the entry, the field and the fix
   */
  public static List<Feed> read(String json) {
    JsonNode entries = tree(json);
    if (!entries.isArray() || entries.isEmpty()) {
      throw new IllegalArgumentException(
          "feeds file: it must be a JSON array of at least one entry such as"
              + " {\"name\": \"The Record\", \"url\": \"https://therecord.media/feed\", \"format\": \"syndication\"}");
    }
    List<Feed> feeds = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : entries) {
      Feed feed = new Entry(feeds.size() + 1, node).feed();
      if (!names.add(feed.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "feeds file, entry %d (%s): the name is taken by an earlier entry; give it another"
                .formatted(feeds.size() + 1, feed.name()));
      }
      feeds.add(feed);
    }
    return List.copyOf(feeds);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "feeds file: it is no JSON, see line %d, column %d"
              .formatted(damaged.getLocation().getLineNr(), damaged.getLocation().getColumnNr()));
    }
  }

  /** One entry, with its place in the file for messages. */
  private record Entry(int number, JsonNode node) {

    Feed feed() {
      if (!node.isObject()) {
        throw wrong("it must be an object with name, url and format");
      }
      String name = needed("name");
      if (name.length() > 100) {
        throw wrong("the name is longer than 100 characters; shorten it");
      }
      node.fieldNames()
          .forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
              throw wrong(
                  "unknown field \"%s\"; known are name, url, format, interval, tier, mapping"
                      .formatted(line(field)));
            }
          });
      return new Feed(name, url(), format(), interval(), tier());
    }

    private URI url() {
      String written = needed("url");
      try {
        URI url = new URI(written);
        if (url.getHost() != null && Links.isWeb(written) && url.getUserInfo() == null) {
          return url;
        }
      } catch (URISyntaxException notAnAddress) {
        // Told below like any other address that can't be fetched.
      }
      throw wrong(
          "url \"%s\" is no http or https address without a user name; write it as https://host/path"
              .formatted(line(written)));
    }

    private Format format() {
      String label = needed("format");
      return Format.labelled(label)
          .orElseThrow(() ->
              wrong("unknown format \"%s\"; known are %s".formatted(line(label), Format.labels())));
    }

    private Duration interval() {
      Optional<String> written = optional("interval");
      try {
        Duration interval = written.map(Duration::parse).orElse(Feed.USUAL_INTERVAL);
        if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
          return interval;
        }
      } catch (DateTimeParseException notADuration) {
        // Told below like a duration out of range.
      }
      throw wrong(
          "interval \"%s\" is no duration between PT1M and P7D; write it as PT15M"
              .formatted(line(written.orElse(""))));
    }

    private Tier tier() {
      String written = optional("tier").orElse(Tier.NEWS.name());
      for (Tier tier : Tier.values()) {
        if (tier.name().equalsIgnoreCase(written)) {
          return tier;
        }
      }
      throw wrong("unknown tier \"%s\"; known are official, news, claim".formatted(line(written)));
    }

    private String needed(String field) {
      return optional(field)
          .orElseThrow(() -> wrong("the field \"" + field + "\" is missing; add it"));
    }

    private Optional<String> optional(String field) {
      JsonNode value = node.path(field);
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!value.isTextual() || value.asText().isBlank()) {
        throw wrong("the field \"" + field + "\" must be a text in quotes that is not blank");
      }
      return Optional.of(value.asText().strip());
    }

    private IllegalArgumentException wrong(String what) {
      String name = line(node.path("name").asText(""));
      return new IllegalArgumentException(
          "feeds file, entry %d%s: %s"
              .formatted(number, name.isEmpty() ? "" : " (" + name + ")", what));
    }

    /** A file's own words, fit for one line of a message. */
    private static String line(String text) {
      return PlainText.title(PlainText.cut(text, 80), "");
    }
  }
}
