package bellwether.explore;

import java.time.Instant;

/**
 * What may happen next.
 *
 * @param worker the worker that runs, or crashes
 * @param at when
 */
record Step(Option option, Worker worker, Instant at, boolean isCrash) {}
