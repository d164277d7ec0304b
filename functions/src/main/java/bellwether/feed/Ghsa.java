package bellwether.feed;

/** Stub of Ghsa. */
final class Ghsa {
  private Ghsa() {}

  static Drafts read(Document document) {
    return new Drafts.Refused("not read yet: " + document.body().size() + " bytes");
  }
}
