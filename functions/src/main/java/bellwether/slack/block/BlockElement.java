package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interactive element: a button, menu or form field. Limits and fields as of
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
public sealed interface BlockElement {
  int MAX_LABEL = 75;
  int MAX_VALUE = 2000;
  int MAX_PLACEHOLDER = 150;
  int MAX_OPTIONS = 100;

  /** Stands for an empty text, which Slack rejects. */
  String EMPTY_PLACEHOLDER = "–";

  void write(JsonGenerator out) throws IOException;

  /**
   * A button.
   *
   * @param style {@code primary} or {@code danger}; null for the default
   */
  record Button(String id, String label, String value, @Nullable String style)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "button", id);
      writePlainText(out, "text", label, MAX_LABEL);
      out.writeStringField("value", SafeText.truncate(value, MAX_VALUE));
      if (style != null) {
        out.writeStringField("style", style);
      }
      out.writeEndObject();
    }
  }

  /**
   * A menu of the workspace's members.
   *
   * @param initialUser the selected user id; null for none
   */
  record UserSelect(String id, String placeholder, @Nullable String initialUser)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "users_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      if (initialUser != null && SlackIds.isUserId(initialUser)) {
        out.writeStringField("initial_user", initialUser);
      }
      out.writeEndObject();
    }
  }

  /**
   * A menu of the workspace's members that allows several.
   *
   * @param initialUsers the selected user ids
   */
  record MultiUserSelect(String id, String placeholder, Collection<String> initialUsers)
      implements BlockElement {
    /** As many fit into a settings row, and into a reply that names them. */
    static final int MAX_USERS = 50;

    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "multi_users_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      List<String> people =
          initialUsers.stream().filter(SlackIds::isUserId).sorted().limit(MAX_USERS).toList();
      if (!people.isEmpty()) {
        out.writeArrayFieldStart("initial_users");
        for (String person : people) {
          out.writeString(person);
        }
        out.writeEndArray();
      }
      out.writeNumberField("max_selected_items", MAX_USERS);
      out.writeEndObject();
    }
  }

  /**
   * A menu of public and private channels.
   *
   * @param initialConversation the selected channel id; null for none
   */
  record ConversationSelect(String id, String placeholder, @Nullable String initialConversation)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "conversations_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      if (initialConversation != null && SlackIds.isChannelId(initialConversation)) {
        out.writeStringField("initial_conversation", initialConversation);
      }
      out.writeObjectFieldStart("filter");
      out.writeArrayFieldStart("include");
      out.writeString("public");
      out.writeString("private");
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
    }
  }

  /**
   * A menu.
   *
   * @param initialValue the value of the selected option; null for none
   * @param options 1 to {@value #MAX_OPTIONS}
   */
  record StaticSelect(
      String id, String placeholder, List<Option> options, @Nullable String initialValue)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "static_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      writeOptions(out, options);
      for (Option option : options) {
        if (option.value().equals(initialValue)) {
          out.writeFieldName("initial_option");
          option.write(out);
        }
      }
      out.writeEndObject();
    }
  }

  /**
   * A menu that allows several.
   *
   * @param options 1 to {@value #MAX_OPTIONS}
   */
  record MultiStaticSelect(String id, String placeholder, List<Option> options)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "multi_static_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      writeOptions(out, options);
      out.writeEndObject();
    }
  }

  /** An option of a menu; the value has 1 to 150 characters. */
  record Option(String label, String value) {
    void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      writePlainText(out, "text", label, MAX_LABEL);
      out.writeStringField("value", value);
      out.writeEndObject();
    }
  }

  /**
   * A text field.
   *
   * @param maxLength at most 3,000
   */
  record TextInput(String id, boolean multiline, String initialValue, int maxLength)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "plain_text_input", id);
      out.writeBooleanField("multiline", multiline);
      out.writeNumberField("max_length", maxLength);
      if (!initialValue.isEmpty()) {
        String safe =
            multiline
                ? SafeText.cleanLines(initialValue.lines().toList()).strip()
                : SafeText.clean(initialValue);
        out.writeStringField("initial_value", SafeText.truncate(safe, maxLength));
      }
      out.writeEndObject();
    }
  }

  /**
   * A date picker.
   *
   * @param initialDate in ISO format; null for none
   */
  record DatePicker(String id, @Nullable String initialDate) implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "datepicker", id);
      if (initialDate != null) {
        out.writeStringField("initial_date", initialDate);
      }
      out.writeEndObject();
    }
  }

  /**
   * An upload of one file of this type. See
   * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
   */
  record FileInput(String id, String fileType) implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "file_input", id);
      out.writeArrayFieldStart("filetypes");
      out.writeString(fileType);
      out.writeEndArray();
      out.writeNumberField("max_files", 1);
      out.writeEndObject();
    }
  }

  private static void writeStart(JsonGenerator out, String type, String id) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", type);
    out.writeStringField("action_id", id);
  }

  private static void writeOptions(JsonGenerator out, List<Option> options) throws IOException {
    out.writeArrayFieldStart("options");
    for (Option option : options.subList(0, Math.min(options.size(), MAX_OPTIONS))) {
      option.write(out);
    }
    out.writeEndArray();
  }

  static void writePlainText(JsonGenerator out, String field, String text, int max)
      throws IOException {
    out.writeFieldName(field);
    writeCleanText(out, SafeText.clean(text), max);
  }

  /** Writes a text object with emoji off, because the text may be untrusted. */
  static void writeCleanText(JsonGenerator out, String clean, int max) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "plain_text");
    out.writeStringField(
        "text", clean.isBlank() ? EMPTY_PLACEHOLDER : SafeText.truncate(clean, max));
    out.writeBooleanField("emoji", false);
    out.writeEndObject();
  }
}
