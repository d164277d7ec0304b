package bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.app.request.Requester;
import bellwether.app.workspace.SlackGateway;
import bellwether.slack.block.SlackMessage;
import bellwether.slack.block.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what people would be shown. */
public final class FakeSlackGateway implements SlackGateway {
  final List<View> opened = new ArrayList<>();
  public final List<View> pushed = new ArrayList<>();
  final List<String> published = new ArrayList<>();
  public final List<String> responses = new ArrayList<>();
  public final Map<String, String> files = new HashMap<>();
  final Map<String, String> uploads = new HashMap<>();
  public final List<View> replaced = new ArrayList<>();
  final Set<String> closedViews = new HashSet<>();
  public boolean opensModals = true;

  @Override
  public boolean openModal(String team, String trigger, View view) {
    opened.add(view);
    return opensModals;
  }

  @Override
  public boolean pushModal(String team, String trigger, View view) {
    pushed.add(view);
    return opensModals;
  }

  @Override
  public void publishHome(String team, String user, View view) {
    published.add(team + " " + user + " " + view.json());
  }

  @Override
  public Optional<byte[]> download(String team, String address, int mostBytes) {
    return Optional.ofNullable(files.get(address)).map(text -> text.getBytes(UTF_8));
  }

  @Override
  public Optional<String> uploadFile(String team, String channel, String name, byte[] bytes) {
    uploads.put(channel + " " + name, new String(bytes, UTF_8));
    return Optional.empty();
  }

  @Override
  public boolean updateModal(String team, String id, View view) {
    if (!closedViews.contains(id)) {
      replaced.add(view);
    }
    return !closedViews.contains(id);
  }

  @Override
  public void respond(Requester asker, SlackMessage message) {
    responses.add(message.unescapedText());
  }
}
