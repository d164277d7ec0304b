package bellwether.feed.catalogue;

import bellwether.domain.feed.Feed;
import bellwether.domain.feed.Format;
import bellwether.domain.feed.Mapping;
import bellwether.domain.feed.QueryWindow;
import bellwether.domain.feed.Tier;
import bellwether.feed.http.FeedKey;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses one entry of a feeds file. */
record CatalogueEntry(int number, JsonNode node, FeedOptions options) {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "url",
          "format",
          "interval",
          "tier",
          "mirrors",
          "window",
          "mapping",
          "licence",
          "documentation",
          "checked",
          "contact",
          "key",
          "optional",
          "note");
  private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);
  private static final Duration MAX_INTERVAL = Duration.ofDays(7);

  Feed toFeed() {
    if (!node.isObject()) {
      throw error("it must be an object with name, url and format");
    }
    String name = required("name");
    if (name.length() > 100) {
      throw error("the name is longer than 100 characters; shorten it");
    }
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            throw error(
                String.format(
                    Locale.ROOT,
                    "unknown field \"%s\"; known are name, url, format, interval, tier, mirrors,"
                        + " window, mapping, licence, documentation, checked, contact, key,"
                        + " optional, note",
                    singleLine(field)));
          }
        });
    optional("checked").ifPresent(this::validateChecked);
    Format format = format();
    return new Feed(
        name,
        parseUrl(required("url")),
        format,
        interval(),
        tier(),
        mirrors(),
        window(),
        mapping(format),
        optional("licence").orElse(null),
        optional("documentation").map(this::parseUrl).orElse(null),
        Set.of(),
        options.accessTo(
            name, isTrue("contact"), FeedKey.parse(node.path("key"), this::error), offReason()));
  }

  /** The date and the method of the last check of the entry. */
  private void validateChecked(String written) {
    if (!written.matches("\\d{4}-\\d{2}-\\d{2}: .+")) {
      throw error("checked must be a date and how it was checked, such as \"2026-11-28: read\"");
    }
  }

  private boolean isTrue(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw error("the field \"" + field + "\" must be true or false");
    }
    return value.asBoolean();
  }

  /** Why an optional feed is off by default; null for a feed that is on. */
  private @Nullable String offReason() {
    return isTrue("optional") ? optional("note").orElse("optional") : null;
  }

  private List<URI> mirrors() {
    JsonNode mirrors = node.path("mirrors");
    if (!mirrors.isMissingNode() && !mirrors.isArray()) {
      throw error("mirrors must be a list of addresses");
    }
    List<URI> addresses = new ArrayList<>();
    mirrors.forEach(mirror -> addresses.add(parseUrl(mirror.asText(""))));
    return addresses;
  }

  private @Nullable QueryWindow window() {
    JsonNode window = node.path("window");
    if (window.isMissingNode() || window.isNull()) {
      return null;
    }
    QueryWindow read;
    try {
      read =
          new QueryWindow(
              window.path("from").asText(""),
              window.path("to").asText(""),
              Duration.parse(window.path("length").asText("")));
    } catch (IllegalArgumentException | DateTimeParseException incomplete) {
      throw error(
          "the window must name two parameters and a duration, such as"
              + " {\"from\": \"start\", \"to\": \"end\", \"length\": \"P1D\"}");
    }
    if (read.length().compareTo(interval()) <= 0) {
      throw error(
          String.format(
              Locale.ROOT,
              "the window must be longer than the interval of %s, or items between two polls are lost",
              interval()));
    }
    return read;
  }

  private @Nullable Mapping mapping(Format format) {
    JsonNode mapping = node.path("mapping");
    if (mapping.isMissingNode() || mapping.isNull()) {
      if (format.needsMapping()) {
        throw error(
            String.format(
                    Locale.ROOT,
                    "the format %s needs a \"mapping\" that names its fields, such as",
                    format.label())
                + " {\"title\": \"{Organization}: data breach\", \"victim\": \"Organization\"}");
      }
      return null;
    }
    return new MappingEntry(mapping, this::error).parse(format);
  }

  private URI parseUrl(String written) {
    try {
      URI url = new URI(written);
      if (url.getHost() != null && Links.isHttp(written) && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException notAnAddress) {
      // Reported below.
    }
    throw error(
        String.format(
            Locale.ROOT,
            "url \"%s\" is no http or https address without a user name; write it as https://host/path",
            singleLine(written)));
  }

  private Format format() {
    String label = required("format");
    return Format.fromLabel(label)
        .orElseThrow(() ->
            error(
                String.format(
                    Locale.ROOT,
                    "unknown format \"%s\"; known are %s",
                    singleLine(label),
                    Format.labels())));
  }

  private Duration interval() {
    Optional<String> written = optional("interval");
    try {
      Duration interval = written.map(Duration::parse).orElse(Feed.DEFAULT_INTERVAL);
      if (interval.compareTo(MIN_INTERVAL) >= 0 && interval.compareTo(MAX_INTERVAL) <= 0) {
        return interval;
      }
    } catch (DateTimeParseException notADuration) {
      // Reported below.
    }
    throw error(
        String.format(
            Locale.ROOT,
            "interval \"%s\" is no duration between PT1M and P7D; write it as PT15M",
            singleLine(written.orElse(""))));
  }

  private Tier tier() {
    String written = optional("tier").orElse(Tier.NEWS.name());
    for (Tier tier : Tier.values()) {
      if (tier.name().equalsIgnoreCase(written)) {
        return tier;
      }
    }
    throw error(
        String.format(
            Locale.ROOT,
            "unknown tier \"%s\"; known are official, news, claim",
            singleLine(written)));
  }

  private String required(String field) {
    return optional(field)
        .orElseThrow(() -> error("the field \"" + field + "\" is missing; add it"));
  }

  private Optional<String> optional(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw error("the field \"" + field + "\" must be a text in quotes that is not blank");
    }
    return Optional.of(value.asText().strip());
  }

  private IllegalArgumentException error(String what) {
    String name = singleLine(node.path("name").asText(""));
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "feeds file, entry %d%s: %s",
            number,
            name.isEmpty() ? "" : " (" + name + ")",
            what));
  }

  /** Shortens text from the file for a message. */
  private static String singleLine(String text) {
    return PlainText.normalizeTitle(PlainText.truncate(text, 80), "");
  }
}
