package bellwether.feed.catalogue;

import static bellwether.feed.catalogue.EntryFields.isAbsent;
import static bellwether.feed.catalogue.EntryFields.quote;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses one entry of a feeds file. */
record CatalogueEntry(int number, JsonNode node, FeedOptions options) {
  private static final List<String> FIELDS =
      List.of(
          """
          name url format interval tier mirrors window mapping licence documentation checked
          contact key optional note
          """
              .strip()
              .split("\\s+"));

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
    fields().requireKnown(FIELDS, "");
    // The date and the method of the last check of the entry.
    if (!optional("checked").orElse("2026-01-01: read").matches("\\d{4}-\\d{2}-\\d{2}: .+")) {
      throw error("checked must be a date and how it was checked, such as \"2026-11-28: read\"");
    }
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
            name,
            isTrue("contact"),
            FeedKey.parse(node.path("key"), this::error),
            // Why an optional feed is off by default.
            isTrue("optional") ? optional("note").orElse("optional") : null));
  }

  private boolean isTrue(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw error("the field \"" + field + "\" must be true or false");
    }
    return value.asBoolean();
  }

  private List<URI> mirrors() {
    JsonNode mirrors = node.path("mirrors");
    if (!mirrors.isMissingNode() && !mirrors.isArray()) {
      throw error("mirrors must be a list of addresses");
    }
    return mirrors.valueStream().map(mirror -> parseUrl(mirror.asText(""))).toList();
  }

  private @Nullable QueryWindow window() {
    JsonNode window = node.path("window");
    if (isAbsent(window)) {
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
          "the window must be longer than the interval of "
              + interval()
              + ", or items between two polls are lost");
    }
    return read;
  }

  private @Nullable Mapping mapping(Format format) {
    JsonNode mapping = node.path("mapping");
    if (!isAbsent(mapping)) {
      return new MappingEntry(mapping, this::error).parse(format);
    }
    if (format.needsMapping()) {
      throw error(
          "the format "
              + format.label()
              + " needs a \"mapping\" that names its fields, such as"
              + " {\"title\": \"{Organization}: data breach\", \"victim\": \"Organization\"}");
    }
    return null;
  }

  private URI parseUrl(String rawValue) {
    try {
      URI url = new URI(rawValue);
      if (url.getHost() != null && Links.isHttp(rawValue) && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException notAnAddress) {
      // Reported below.
    }
    throw error(
        "url "
            + quote(rawValue)
            + " is no http or https address without a user name; write it as https://host/path");
  }

  private Format format() {
    String label = required("format");
    return Format.fromLabel(label)
        .orElseThrow(
            () -> error("unknown format " + quote(label) + "; known are " + Format.labels()));
  }

  private Duration interval() {
    Optional<String> rawValue = optional("interval");
    try {
      Duration interval = rawValue.map(Duration::parse).orElse(Feed.DEFAULT_INTERVAL);
      if (interval.compareTo(MIN_INTERVAL) >= 0 && interval.compareTo(MAX_INTERVAL) <= 0) {
        return interval;
      }
    } catch (DateTimeParseException notADuration) {
      // Reported below.
    }
    throw error(
        "interval "
            + quote(rawValue.orElse(""))
            + " is no duration between PT1M and P7D; write it as PT15M");
  }

  private Tier tier() {
    String rawValue = optional("tier").orElse(Tier.NEWS.name());
    return Arrays.stream(Tier.values())
        .filter(tier -> tier.name().equalsIgnoreCase(rawValue))
        .findFirst()
        .orElseThrow(
            () -> error("unknown tier " + quote(rawValue) + "; known are official, news, claim"));
  }

  private String required(String field) {
    return optional(field)
        .orElseThrow(() -> error("the field \"" + field + "\" is missing; add it"));
  }

  private Optional<String> optional(String field) {
    return fields().text(field).map(String::strip);
  }

  private EntryFields fields() {
    return new EntryFields(node, "the field \"%s\"", this::error);
  }

  private IllegalArgumentException error(String message) {
    String name =
        PlainText.normalizeTitle(PlainText.truncate(node.path("name").asText(""), 80), "");
    return new IllegalArgumentException(
        "feeds file, entry " + number + (name.isEmpty() ? "" : " (" + name + ")") + ": " + message);
  }
}
