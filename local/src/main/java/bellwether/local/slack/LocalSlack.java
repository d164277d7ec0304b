package bellwether.local.slack;

import bellwether.local.http.LocalHttpServer;
import bellwether.local.slack.api.ApiParameters;
import bellwether.local.slack.api.ChannelRateLimiter;
import bellwether.local.slack.api.ChatMethods;
import bellwether.local.slack.api.ConversationMethods;
import bellwether.local.slack.api.EphemeralMessages;
import bellwether.local.slack.api.FileMethods;
import bellwether.local.slack.api.OAuthConsentHandler;
import bellwether.local.slack.api.UserMethods;
import bellwether.local.slack.api.ViewMethods;
import bellwether.local.slack.api.WebApiHandler;
import bellwether.local.slack.page.PageApiHandler;
import bellwether.local.slack.page.PageGuard;
import bellwether.local.slack.page.PageHandler;
import bellwether.local.slack.page.PageToken;
import bellwether.local.slack.page.UserActions;
import bellwether.local.slack.request.AppClient;
import bellwether.local.slack.workspace.LocalChannel;
import bellwether.local.slack.workspace.LocalWorkspace;
import bellwether.local.slack.workspace.MessageFile;
import bellwether.local.slack.workspace.MessageLog;
import bellwether.local.slack.workspace.PostedMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace on this machine: accepts and rejects messages as Slack does, shows them on a
 * web page, and sends the commands and clicks of its user to the app.
 */
public final class LocalSlack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalSlackSettings settings;
  private final InstantSource clock;
  private final LocalWorkspace workspace;
  private final MessageLog log;
  private final ViewMethods views;
  private final EphemeralMessages ephemeral;
  private final FileMethods files;
  private final OAuthConsentHandler consent;
  private final List<AppClient> appClients = new CopyOnWriteArrayList<>();

  private LocalSlack(LocalSlackSettings settings, InstantSource clock, @Nullable MessageFile file)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.workspace = new LocalWorkspace(settings.channels());
    this.ephemeral = new EphemeralMessages(workspace, clock);
    this.log = new MessageLog(file);
    this.views = new ViewMethods(clock);
    this.files = new FileMethods(workspace, log, ephemeral, settings.token(), clock);
    this.consent = new OAuthConsentHandler(settings.token());
  }

  /** Creates a workspace whose messages are lost when the process ends. */
  public static LocalSlack inMemory(LocalSlackSettings settings, InstantSource clock)
      throws IOException {
    return new LocalSlack(settings, clock, null);
  }

  /**
   * Creates a workspace whose messages are kept in a file.
   *
   * @throws bellwether.local.cli.UserError if the file has other content
   */
  public static LocalSlack fileBacked(Path file, LocalSlackSettings settings, InstantSource clock)
      throws IOException {
    return new LocalSlack(settings, clock, new MessageFile(file));
  }

  /**
   * Serves the page at {@code /}, its requests at {@code /local/}, the Web API at {@code /api/} and
   * the OAuth page at {@code /oauth/}. Commands go to {@code /slack/events} of the same server.
   */
  public void mount(LocalHttpServer site) throws IOException {
    URI app = site.baseUri().resolve("/slack/events");
    AppClient client = new AppClient(app, settings.signingSecret(), clock);
    appClients.add(client);
    UserActions user =
        new UserActions(workspace, log, client, views, ephemeral, site.baseUri(), clock);
    PageToken token = PageToken.random();
    site.mount("/", new PageHandler(token));
    site.mount(
        "/local/",
        new PageGuard(token, new PageApiHandler(workspace, log, user, views, ephemeral, files)));
    site.mount(EphemeralMessages.PATH, ephemeral);
    files.setBaseUri(site.baseUri());
    site.mount(FileMethods.PATH, files);
    site.mount("/oauth/", consent);
    site.mount("/api/", new WebApiHandler(settings.token(), methods(site.baseUri())));
  }

  /**
   * Returns every message of a channel, including replies, oldest first.
   *
   * @param channel an id or a name
   */
  public List<PostedMessage> messages(String channel) {
    return workspace.findChannel(channel).map(found -> log.messages(found.id())).orElse(List.of());
  }

  /** The value for {@code SLACK_API_URL} if the workspace is mounted on this server. */
  public static URI apiUrl(LocalHttpServer site) {
    return site.baseUri().resolve("/api/");
  }

  /**
   * Returns the id of the channel with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String channelId(String name) {
    return workspace
        .findChannel(name)
        .map(LocalChannel::id)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }

  public String defaultChannelId() {
    return workspace.channels().getFirst().id();
  }

  @Override
  public void close() throws IOException {
    appClients.forEach(AppClient::close);
    log.close();
  }

  private Map<String, WebApiHandler.ApiMethod> methods(URI page) {
    ChannelRateLimiter posts =
        new ChannelRateLimiter(clock, settings.postInterval(), settings.burst());
    ChatMethods chat = new ChatMethods(workspace, log, posts, page, clock);
    ConversationMethods conversations = new ConversationMethods(workspace, log);
    return Map.ofEntries(
        Map.entry("oauth.v2.access", consent::exchangeCode),
        Map.entry("auth.test", parameters -> authTest()),
        Map.entry(
            "chat.postMessage", to -> isDirect(to) ? ephemeral.postToUser(to) : chat.post(to)),
        Map.entry("chat.postEphemeral", ephemeral::postEphemeral),
        Map.entry("chat.update", chat::update),
        Map.entry("chat.getPermalink", chat::permalink),
        Map.entry("views.open", views::open),
        Map.entry("views.push", views::push),
        Map.entry("views.update", views::update),
        Map.entry("views.publish", views::publish),
        Map.entry("files.getUploadURLExternal", files::getUploadUrl),
        Map.entry("files.completeUploadExternal", files::completeUpload),
        Map.entry("conversations.open", ConversationMethods::open),
        Map.entry("conversations.info", conversations::info),
        Map.entry("users.info", UserMethods::info),
        Map.entry("conversations.history", conversations::history),
        Map.entry("conversations.replies", conversations::replies));
  }

  private static boolean isDirect(ApiParameters parameters) {
    return parameters.text("channel").filter(LocalWorkspace::isDirect).isPresent();
  }

  private static ObjectNode authTest() {
    return JSON.createObjectNode()
        .put("url", "https://" + LocalWorkspace.TEAM_DOMAIN + ".slack.com/")
        .put("team", LocalWorkspace.TEAM_NAME)
        .put("team_id", LocalWorkspace.TEAM)
        .put("user", "bellwether")
        .put("user_id", LocalWorkspace.BOT_USER)
        .put("bot_id", LocalWorkspace.BOT)
        .put("is_enterprise_install", false);
  }
}
