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
public sealed interface Control {
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
  record Button(String id, String label, String value, @Nullable String style) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "button", id);
      text(out, "text", label, MAX_LABEL);
      out.writeStringField("value", Text.cut(value, MAX_VALUE));
      if (style != null) {
        out.writeStringField("style", style);
      }
      out.writeEndObject();
    }
  }

  /**
   * A choice of one person of the workspace.
   *
   * @param chosen Slack's id of who is chosen already; null for nobody
   */
  record Person(String id, String placeholder, @Nullable String chosen) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "users_select", id);
      text(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      if (chosen != null && People.isId(chosen)) {
        out.writeStringField("initial_user", chosen);
      }
      out.writeEndObject();
    }
  }

  /**
   * A choice of several people of the workspace.
   *
   * @param chosen Slack's ids of who is chosen already
   */
  record Group(String id, String placeholder, Collection<String> chosen) implements Control {
    /** So many fit a settings row and a refusal that names them. */
    static final int MOST = 50;

    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "multi_users_select", id);
      text(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      List<String> people = chosen.stream().filter(People::isId).sorted().limit(MOST).toList();
      if (!people.isEmpty()) {
        out.writeArrayFieldStart("initial_users");
        for (String person : people) {
          out.writeString(person);
        }
        out.writeEndArray();
      }
      out.writeNumberField("max_selected_items", MOST);
      out.writeEndObject();
    }
  }

  /**
   * A choice of one channel, public or private.
   *
   * @param chosen Slack's id of the one that is chosen already; null for none
   */
  record Conversation(String id, String placeholder, @Nullable String chosen) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "conversations_select", id);
      text(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      if (chosen != null && People.isChannel(chosen)) {
        out.writeStringField("initial_conversation", chosen);
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
  record Choice(String id, String placeholder, List<Option> options, @Nullable String chosen)
      implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "static_select", id);
      text(out, "placeholder", placeholder, MAX_PLACEHOLDER);
      out.writeArrayFieldStart("options");
      for (Option option : options.subList(0, Math.min(options.size(), MAX_OPTIONS))) {
        option.write(out);
      }
      out.writeEndArray();
      for (Option option : options) {
        if (option.value().equals(chosen)) {
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
  record Choices(String id, String placeholder, List<Option> options) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "multi_static_select", id);
      text(out, "placeholder", placeholder, MAX_PLACEHOLDER);
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
      text(out, "text", label, MAX_LABEL);
      out.writeStringField("value", value);
      out.writeEndObject();
    }
  }

  /**
   * A text to fill in.
   *
   * @param initial what stands there at first; empty for nothing
   * @param most characters that may be entered, up to 3,000
   */
  record Entry(String id, boolean lines, String initial, int most) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "plain_text_input", id);
      out.writeBooleanField("multiline", lines);
      out.writeNumberField("max_length", most);
      if (!initial.isEmpty()) {
        String safe = lines ? Text.cleanLines(initial) : Text.clean(initial);
        out.writeStringField("initial_value", Text.cut(safe, most));
      }
      out.writeEndObject();
    }
  }

  /**
   * A day to choose.
   *
   * @param initial in ISO form; null for none
   */
  record Day(String id, @Nullable String initial) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "datepicker", id);
      if (initial != null) {
        out.writeStringField("initial_date", initial);
      }
      out.writeEndObject();
    }
  }

  /**
   * One file of this type to upload. See
   * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
   */
  record File(String id, String type) implements Control {
    @Override
    public void write(JsonGenerator out) throws IOException {
      begin(out, "file_input", id);
      out.writeArrayFieldStart("filetypes");
      out.writeString(type);
      out.writeEndArray();
      out.writeNumberField("max_files", 1);
      out.writeEndObject();
    }
  }

  private static void begin(JsonGenerator out, String type, String id) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", type);
    out.writeStringField("action_id", id);
  }

  /** Emoji off: what strangers wrote may stand in it. */
  static void text(JsonGenerator out, String field, String text, int most) throws IOException {
    String clean = Text.cut(Text.clean(text), most);
    out.writeObjectFieldStart(field);
    out.writeStringField("type", "plain_text");
    out.writeStringField("text", clean.isBlank() ? "–" : clean);
    out.writeBooleanField("emoji", false);
    out.writeEndObject();
  }
}
