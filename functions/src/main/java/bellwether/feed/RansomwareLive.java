package bellwether.feed;

/** Stub of RansomwareLive. */
final class RansomwareLive {
  private RansomwareLive() {}

  static Drafts read(Document document) {
    return new Drafts.Refused("not read yet: " + document.body().size() + " bytes");
  }
}
