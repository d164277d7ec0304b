package bellwether.app.deliver;

/** Hears which workspaces take nothing, and which something again. */
public interface OutageListener {
  /** Nobody listens. */
  OutageListener UNNOTED =
      new OutageListener() {
        @Override
        public void shutOut(String customer, String reason) {}

        @Override
        public void posted(String customer) {}
      };

  /** The customer's whole workspace takes nothing; told as often as it refuses. */
  void shutOut(String customer, String reason);

  /** The customer's workspace took something; told with every post. */
  void posted(String customer);
}
