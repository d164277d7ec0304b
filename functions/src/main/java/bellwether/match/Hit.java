package bellwether.match;

/** A name found in a text: the words {@code from} to {@code to}, the latter excluded. */
record Hit(int from, int to, Name name) {}
