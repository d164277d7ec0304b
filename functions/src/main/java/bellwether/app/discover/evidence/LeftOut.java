package bellwether.app.discover.evidence;

/** An entry of a source for which no vendor is proposed, and why; the text is untrusted. */
public record LeftOut(String source, String place, String what, String reason) {
  public String describe() {
    return source + ", " + place + ": " + what + ": " + reason;
  }
}
