package bellwether.match.names;

/** A name found in a text: the words {@code from} to {@code to}, the latter excluded. */
public record NameHit(int from, int to, Name name) {}
