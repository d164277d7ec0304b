package bellwether.app.deliver;

/** Hears which workspaces take nothing, and which something again. */
public interface OutageListener {
  /** Nobody listens. */
  OutageListener NONE =
      new OutageListener() {
        @Override
        public void workspaceRejected(String customer, String reason) {}

        @Override
        public void messagePosted(String customer) {}
      };

  /** The customer's whole workspace takes nothing; told as often as it refuses. */
  void workspaceRejected(String customer, String reason);

  /** The customer's workspace took something; told with every post. */
  void messagePosted(String customer);
}
