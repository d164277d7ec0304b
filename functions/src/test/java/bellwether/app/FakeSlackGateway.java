package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.Requester;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.api.Membership;
import bellwether.slack.api.ViewMethod;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records what people would see in Slack. */
public final class FakeSlackGateway implements SlackGateway {
  final List<View> opened = new ArrayList<>();
  public final List<View> pushed = new ArrayList<>();
  public final List<String> published = new ArrayList<>();
  public final List<String> responses = new ArrayList<>();
  public final Map<String, String> files = new HashMap<>();

  /** The files that were sent, by user and name. */
  final Map<String, String> sentFiles = new HashMap<>();

  Optional<String> sendFileError = Optional.empty();
  public final List<View> replaced = new ArrayList<>();
  final Set<String> closedViews = new HashSet<>();
  public boolean opensModals = true;

  /** What people are to the workspace; members if they are not listed. */
  public final Map<String, Membership> people = new HashMap<>();

  public int memberLookups;

  /** Slack's errors for channels; others can be seen. */
  public final Map<String, String> channelErrors = new HashMap<>();

  @Override
  public boolean show(ViewMethod method, String team, String id, View view) {
    return switch (method) {
      case OPEN -> opened.add(view) && opensModals;
      case PUSH -> pushed.add(view) && opensModals;
      case PUBLISH -> published.add(team + " " + id + " " + view.json());
      case UPDATE -> !closedViews.contains(id) && replaced.add(view);
    };
  }

  @Override
  public Optional<byte[]> download(String team, String address, int mostBytes) {
    return Optional.ofNullable(files.get(address)).map(text -> text.getBytes(UTF_8));
  }

  @Override
  public Optional<String> sendFile(String team, String user, String name, byte[] bytes) {
    if (sendFileError.isEmpty()) {
      sentFiles.put(user + " " + name, new String(bytes, UTF_8));
    }
    return sendFileError;
  }

  @Override
  public Membership membership(String team, String user) {
    memberLookups++;
    return people.getOrDefault(user, new Membership.Member());
  }

  @Override
  public Optional<String> channelError(String team, String channel) {
    return Optional.ofNullable(channelErrors.get(channel));
  }

  @Override
  public void respond(Requester asker, SlackMessage message) {
    responses.add(message.unescapedText());
  }
}
