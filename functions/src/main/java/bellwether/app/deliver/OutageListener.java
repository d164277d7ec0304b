package bellwether.app.deliver;

/** Is notified when a workspace rejects all posts, and when it accepts one. */
public interface OutageListener {
  /** Does nothing. */
  OutageListener NONE =
      new OutageListener() {
        @Override
        public void workspaceRejected(String customer, String reason) {}

        @Override
        public void messagePosted(String customer) {}
      };

  /** Called for each post that the customer's whole workspace rejects. */
  void workspaceRejected(String customer, String reason);

  /** Called for each post that the customer's workspace accepts. */
  void messagePosted(String customer);
}
