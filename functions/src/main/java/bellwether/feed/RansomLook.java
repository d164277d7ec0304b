package bellwether.feed;

/** Stub of RansomLook. */
final class RansomLook {
  private RansomLook() {}

  static Drafts read(Document document) {
    return new Drafts.Refused("not read yet: " + document.body().size() + " bytes");
  }
}
