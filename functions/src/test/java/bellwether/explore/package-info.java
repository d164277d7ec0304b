/**
 * Explores the schedules of concurrent workers exhaustively: the code under test runs as it is, and
 * is run again from the start for each sequence of choices.
 */
@NullMarked
package bellwether.explore;

import org.jspecify.annotations.NullMarked;
