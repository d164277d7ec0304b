package bellwether.feed.format.syndication;

import bellwether.feed.document.JsonRecords;
import bellwether.feed.document.ParseResult;
import bellwether.feed.document.ParsedItem;
import bellwether.feed.text.DateParser;
import bellwether.feed.text.InputLimits;
import bellwether.feed.text.Links;
import bellwether.feed.text.PlainText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses JSON Feed 1.0 and 1.1 (jsonfeed.org), up to the last complete item. */
public final class JsonFeedParser {
  /** The field of the specification, and other names that feeds use. */
  private static final List<String> DATES =
      List.of("date_published", "published", "date_modified", "updated");

  private JsonFeedParser() {}

  public static ParseResult parse(String text, @Nullable URI base) {
    List<ParsedItem> parsedItems = new ArrayList<>();
    boolean version = false;
    boolean items = false;
    try (JsonParser json = JsonRecords.JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new ParseResult.Failure("JSON, but not a JSON Feed: it is no object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("items") && json.currentToken() == JsonToken.START_ARRAY) {
          items = true;
          while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = json.readValueAsTree();
            if (item.isObject() && parsedItems.size() < InputLimits.ITEMS) {
              parsedItems.add(toItem(item, base));
            }
          }
        } else {
          version |= name.equals("version") && json.getText().contains("jsonfeed.org/version/");
          json.skipChildren();
        }
      }
    } catch (IOException | RuntimeException damaged) {
      // Truncated or damaged: keep the items before the damage.
      return items || version
          ? new ParseResult.Success(parsedItems, true)
          : new ParseResult.Failure("JSON that is cut off or damaged before its first item");
    }
    return items || version
        ? new ParseResult.Success(parsedItems, false)
        : new ParseResult.Failure("JSON, but not a JSON Feed: it has no items");
  }

  private static ParsedItem toItem(JsonNode item, @Nullable URI base) {
    String html = text(item, "content_html");
    String plain = text(item, "content_text");
    String body =
        !html.isBlank()
            ? PlainText.fromHtml(html)
            : PlainText.unescape(plain.isBlank() ? text(item, "summary") : plain);
    String id = PlainText.truncate(text(item, "id").strip(), InputLimits.LINK_CHARS);
    String url = Links.resolve(text(item, "url"), base);
    return new ParsedItem(
        id.isEmpty() ? null : id,
        url != null ? url : Links.resolve(text(item, "external_url"), base),
        PlainText.fromPlainTitle(text(item, "title")),
        body,
        DateParser.parseFirst(DATES.stream().map(field -> text(item, field))));
  }

  private static String text(JsonNode item, String field) {
    return item.path(field).asText("");
  }
}
