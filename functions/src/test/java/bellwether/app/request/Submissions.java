package bellwether.app.request;

import static bellwether.app.Fixtures.CUSTOMER;

import java.util.Map;

/** Creates submissions of windows. */
public final class Submissions {
  private Submissions() {}

  public static Interaction submission(
      String user, String callback, String hidden, Map<String, String> entered) {
    return new Interaction(
        "view_submission",
        CUSTOMER,
        CUSTOMER,
        "",
        false,
        user,
        "",
        "",
        "",
        "",
        "",
        "",
        "V1",
        callback,
        hidden,
        entered);
  }
}
