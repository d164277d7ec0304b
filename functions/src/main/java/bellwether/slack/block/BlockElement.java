package bellwether.slack.block;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to press, choose or fill in. Limits and fields as of
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
public sealed interface BlockElement {
  int MAX_LABEL = 75;
  int MAX_VALUE = 2000;
  int MAX_PLACEHOLDER = 150;
  int MAX_OPTIONS = 100;

  void write(JsonGenerator out) throws IOException;

  /**
   * A button.
   *
   * @param style {@code primary} or {@code danger}; null for the usual look
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
   * A choice of one person of the workspace.
   *
   * @param initialUser Slack's id of who is chosen already; null for nobody
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
   * A choice of several people of the workspace.
   *
   * @param initialUsers Slack's ids of who is chosen already
   */
  record MultiUserSelect(String id, String placeholder, Collection<String> initialUsers)
      implements BlockElement {
    /** So many fit a settings row and a refusal that names them. */
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
   * A choice of one channel, public or private.
   *
   * @param initialConversation Slack's id of the one that is chosen already; null for none
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
   * A choice of one of several; none is chosen where {@code chosen} is no value of them.
   *
   * @param options 1 to {@value #MAX_OPTIONS}
   */
  record StaticSelect(
      String id, String placeholder, List<Option> options, @Nullable String initialValue)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "static_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      out.writeArrayFieldStart("options");
      for (Option option : options.subList(0, Math.min(options.size(), MAX_OPTIONS))) {
        option.write(out);
      }
      out.writeEndArray();
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
   * A choice of any number of several.
   *
   * @param options 1 to {@value #MAX_OPTIONS}
   */
  record MultiStaticSelect(String id, String placeholder, List<Option> options)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "multi_static_select", id);
      writePlainText(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      out.writeArrayFieldStart("options");
      for (Option option : options.subList(0, Math.min(options.size(), MAX_OPTIONS))) {
        option.write(out);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  /** One of several; the value has 1 to 150 characters. */
  record Option(String label, String value) {
    void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      writePlainText(out, "text", label, MAX_LABEL);
      out.writeStringField("value", value);
      out.writeEndObject();
    }
  }

  /**
   * A text to fill in.
   *
   * @param initialValue what stands there at first; empty for nothing
   * @param maxLength characters that may be entered, up to 3,000
   */
  record TextInput(String id, boolean multiline, String initialValue, int maxLength)
      implements BlockElement {
    @Override
    public void write(JsonGenerator out) throws IOException {
      writeStart(out, "plain_text_input", id);
      out.writeBooleanField("multiline", multiline);
      out.writeNumberField("max_length", maxLength);
      if (!initialValue.isEmpty()) {
        String safe = multiline ? SafeText.cleanLines(initialValue) : SafeText.clean(initialValue);
        out.writeStringField("initial_value", SafeText.truncate(safe, maxLength));
      }
      out.writeEndObject();
    }
  }

  /**
   * A day to choose.
   *
   * @param initialDate in ISO form; null for none
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
   * One file of this type to upload. See
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

  /** Emoji off: what strangers wrote may stand in it. */
  static void writePlainText(JsonGenerator out, String field, String text, int most)
      throws IOException {
    String clean = SafeText.truncate(SafeText.clean(text), most);
    out.writeObjectFieldStart(field);
    out.writeStringField("type", "plain_text");
    out.writeStringField("text", clean.isBlank() ? "–" : clean);
    out.writeBooleanField("emoji", false);
    out.writeEndObject();
  }
}
