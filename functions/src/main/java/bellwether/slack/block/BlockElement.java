package bellwether.slack.block;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A button, menu or form field. Limits and fields as of
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
public record BlockElement(JsonObject json) implements JsonObject.Source {
  public static final int MAX_OPTIONS = 100;

  private static final int MAX_LABEL = 75;
  private static final int MAX_VALUE = 2000;
  private static final int MAX_PLACEHOLDER = 150;

  /** As many fit into a settings row, and into a reply that names them. */
  private static final int MAX_USERS = 50;

  /** An option of a menu; the value has 1 to 150 characters. */
  public record Option(String label, String value) implements JsonObject.Source {
    @Override
    public JsonObject json() {
      return JsonObject.EMPTY.withText("text", label, MAX_LABEL).with("value", value);
    }
  }

  /** A button; the style is {@code primary}, {@code danger} or null. */
  public static BlockElement button(String id, String label, String value, @Nullable String style) {
    return new BlockElement(
        start("button")
            .with("action_id", id)
            .withText("text", label, MAX_LABEL)
            .with("value", SafeText.truncate(value, MAX_VALUE))
            .with("style", style));
  }

  public static BlockElement userSelect(String placeholder, @Nullable String initialUser) {
    boolean known = initialUser != null && SlackIds.isUserId(initialUser);
    return new BlockElement(
        menu("users_select", placeholder).with("initial_user", known ? initialUser : null));
  }

  /**
   * A menu of 1 to 5 options behind three dots. See
   * https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
   */
  public static BlockElement overflow(List<Option> options) {
    return new BlockElement(start("overflow").with("options", options));
  }

  public static BlockElement multiUserSelect(String placeholder, Collection<String> initialUsers) {
    List<String> people =
        initialUsers.stream().filter(SlackIds::isUserId).sorted().limit(MAX_USERS).toList();
    return new BlockElement(
        menu("multi_users_select", placeholder)
            .with("initial_users", people.isEmpty() ? null : people)
            .with("max_selected_items", MAX_USERS));
  }

  /** A menu of public and private channels, in which a channel may be selected. */
  public static BlockElement conversationSelect(String placeholder, @Nullable String initial) {
    boolean known = initial != null && SlackIds.isChannelId(initial);
    return new BlockElement(
        menu("conversations_select", placeholder)
            .with("initial_conversation", known ? initial : null)
            .with("filter", JsonObject.EMPTY.with("include", List.of("public", "private"))));
  }

  /** A menu of 1 to {@value #MAX_OPTIONS} options, in which the one with this value is selected. */
  public static BlockElement select(
      String placeholder, List<Option> options, @Nullable String initialValue) {
    Option initial =
        options.stream()
            .filter(option -> option.value().equals(initialValue))
            .findFirst()
            .orElse(null);
    return new BlockElement(
        menu("static_select", placeholder)
            .with("options", limit(options))
            .with("initial_option", initial));
  }

  /** A menu that allows several of 1 to {@value #MAX_OPTIONS} options. */
  public static BlockElement multiSelect(String placeholder, List<Option> options) {
    return new BlockElement(
        menu("multi_static_select", placeholder).with("options", limit(options)));
  }

  /** A text field of at most 3,000 characters. */
  public static BlockElement textInput(boolean multiline, String initial, int maxLength) {
    String clean =
        multiline ? SafeText.cleanLines(initial.lines().toList()).strip() : SafeText.clean(initial);
    return new BlockElement(
        start("plain_text_input")
            .with("multiline", multiline)
            .with("max_length", maxLength)
            .with("initial_value", initial.isEmpty() ? null : SafeText.truncate(clean, maxLength)));
  }

  public static BlockElement datePicker() {
    return new BlockElement(start("datepicker"));
  }

  /**
   * An upload of one file with one of these extensions. See
   * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
   */
  public static BlockElement fileInput(String... fileTypes) {
    return new BlockElement(
        start("file_input").with("filetypes", List.of(fileTypes)).with("max_files", 1));
  }

  /** A copy with this id, by which Slack reports a click; the field of a form needs none. */
  public BlockElement withId(String id) {
    return new BlockElement(json.with("action_id", id));
  }

  private static JsonObject start(String type) {
    return JsonObject.ofType(type).with("action_id", "value");
  }

  private static JsonObject menu(String type, String placeholder) {
    return start(type).withText("placeholder", placeholder, MAX_PLACEHOLDER);
  }

  private static List<Option> limit(List<Option> options) {
    return options.stream().limit(MAX_OPTIONS).toList();
  }
}
