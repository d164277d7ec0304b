package bellwether.feed;

import bellwether.feed.http.PublicSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the addresses of connections, and refuses the connections. */
public final class RecordedConnections implements PublicSocketFactory.ConnectionListener {
  private final List<InetAddress> addresses = new CopyOnWriteArrayList<>();

  @Override
  public void beforeConnect(InetSocketAddress address) throws IOException {
    addresses.add(address.getAddress());
    throw new ConnectException("noted, not connected");
  }

  /** Returns the addresses in the order of the attempts, and clears them. */
  public List<InetAddress> drain() {
    List<InetAddress> taken = List.copyOf(addresses);
    addresses.clear();
    return taken;
  }
}
