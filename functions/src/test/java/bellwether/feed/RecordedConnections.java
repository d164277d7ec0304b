package bellwether.feed;

import bellwether.feed.http.PublicSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what would have been connected to, and lets nothing connect. */
public final class RecordedConnections implements PublicSocketFactory.ConnectionListener {
  private final List<InetAddress> addresses = new CopyOnWriteArrayList<>();

  @Override
  public void beforeConnect(InetSocketAddress address) throws IOException {
    addresses.add(address.getAddress());
    throw new ConnectException("noted, not connected");
  }

  /** In the order of the attempts, and forgotten by that. */
  public List<InetAddress> drain() {
    List<InetAddress> taken = List.copyOf(addresses);
    addresses.clear();
    return taken;
  }
}
