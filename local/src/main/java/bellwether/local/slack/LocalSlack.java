package bellwether.local.slack;

import bellwether.local.slack.workspace.Workspace;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.api.Notes;
import bellwether.local.slack.api.FileMethods;
import bellwether.local.slack.api.Consent;
import bellwether.local.slack.workspace.PostedMessage;
import bellwether.local.slack.request.Relay;
import bellwether.local.slack.workspace.MessageFile;
import bellwether.local.slack.page.UserActions;
import bellwether.local.slack.page.OriginGuard;
import bellwether.local.slack.page.Page;
import bellwether.local.slack.page.PageApi;
import bellwether.local.slack.api.WebApi;
import bellwether.local.slack.api.RateLimit;
import bellwether.local.slack.api.ChatMethods;
import bellwether.local.slack.api.ConversationMethods;
import bellwether.local.slack.api.Parameters;

import bellwether.local.http.Site;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace on this machine: it takes and refuses messages as Slack does, shows them on a
 * page, and sends the slash commands typed there to the app.
 */
public final class LocalSlack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SlackSettings settings;
  private final Clock clock;
  private final Workspace workspace;
  private final MessageLog log;
  private final ViewMethods views;
  private final Notes notes;
  private final FileMethods files;
  private final Consent consent;
  private final List<Consumer<PostedMessage>> listeners = new CopyOnWriteArrayList<>();
  private final List<Relay> relays = new CopyOnWriteArrayList<>();

  private LocalSlack(SlackSettings settings, Clock clock, @Nullable MessageFile file)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.workspace = new Workspace(settings.channels());
    this.notes = new Notes(workspace, clock);
    this.log = new MessageLog(file);
    this.views = new ViewMethods(clock);
    this.files = new FileMethods(workspace, log, settings.token(), clock, this::tell);
    this.consent = new Consent(settings.token());
  }

  /** A workspace whose messages are gone when the process ends. */
  public static LocalSlack inMemory(SlackSettings settings, Clock clock) throws IOException {
    return new LocalSlack(settings, clock, null);
  }

  /**
   * A workspace whose messages are kept in a file, and are there again after a kill.
   *
   * @throws bellwether.local.UserError if the file holds something else
   */
  public static LocalSlack at(Path file, SlackSettings settings, Clock clock) throws IOException {
    return new LocalSlack(settings, clock, new MessageFile(file));
  }

  /**
   * Opens the page at {@code /}, the Web API at {@code /api/}, the question at {@code /oauth/} and
   * what the page asks at {@code /local/}; commands go to {@code /slack/events} of the same site.
   */
  public void mount(Site site) throws IOException {
    URI app = site.address().resolve("/slack/events");
    Relay relay = new Relay(app, settings.signingSecret(), clock);
    relays.add(relay);
    UserActions user = new UserActions(workspace, log, relay, views, notes, site.address(), clock);
    site.mount("/", new OriginGuard(new Page()));
    site.mount("/local/", new OriginGuard(new PageApi(workspace, log, user, views, notes, files)));
    site.mount(Notes.PATH, notes);
    files.at(site.address());
    site.mount(FileMethods.PATH, files);
    site.mount("/oauth/", new OriginGuard(consent));
    site.mount("/api/", new WebApi(settings.token(), methods()));
  }

  /**
   * Tells the listener of each message that is posted or updated ({@code editedTs} tells which), on
   * the thread of the call and before the caller has its answer.
   */
  public void onPosted(Consumer<PostedMessage> listener) {
    listeners.add(listener);
  }

  /**
   * Every message of a channel, replies too, oldest first.
   *
   * @param channel an id or a name
   */
  public List<PostedMessage> messages(String channel) {
    return workspace.channel(channel).map(found -> log.all(found.id())).orElse(List.of());
  }

  /** What {@code SLACK_API_URL} is set to while the workspace is mounted on that site. */
  public static URI apiUrl(Site site) {
    return site.address().resolve("/api/");
  }

  /** The id of the channel that was named first. */
  public String firstChannel() {
    return workspace.channels().getFirst().id();
  }

  @Override
  public void close() throws IOException {
    relays.forEach(Relay::close);
    log.close();
  }

  private Map<String, WebApi.Method> methods() {
    RateLimit posts = new RateLimit(clock, settings.postInterval(), settings.burst());
    ChatMethods chat = new ChatMethods(workspace, log, posts, clock, this::tell);
    ConversationMethods conversations = new ConversationMethods(workspace, log);
    return Map.ofEntries(
        Map.entry("oauth.v2.access", consent::access),
        Map.entry("auth.test", parameters -> whoAmI()),
        Map.entry("chat.postMessage", to -> isPerson(to) ? notes.write(to) : chat.post(to)),
        Map.entry("chat.postEphemeral", notes::post),
        Map.entry("chat.update", chat::update),
        Map.entry("views.open", views::open),
        Map.entry("views.push", views::push),
        Map.entry("views.update", views::update),
        Map.entry("views.publish", views::publish),
        Map.entry("files.getUploadURLExternal", files::place),
        Map.entry("files.completeUploadExternal", files::complete),
        Map.entry("conversations.history", conversations::history),
        Map.entry("conversations.replies", conversations::replies));
  }

  private static boolean isPerson(Parameters parameters) {
    return parameters.text("channel").orElse("").equals(Workspace.USER);
  }

  private void tell(PostedMessage message) {
    listeners.forEach(listener -> listener.accept(message));
  }

  private static ObjectNode whoAmI() {
    return JSON.createObjectNode()
        .put("url", "https://" + Workspace.TEAM_DOMAIN + ".slack.com/")
        .put("team", Workspace.TEAM_NAME)
        .put("team_id", Workspace.TEAM)
        .put("user", "bellwether")
        .put("user_id", Workspace.BOT_USER)
        .put("bot_id", Workspace.BOT)
        .put("is_enterprise_install", false);
  }
}
