/**
 * Renders the notices that Bellwether posts by itself: alerts, digests, summaries, reminders,
 * outages and feed health.
 */
@NullMarked
package bellwether.slack.message;

import org.jspecify.annotations.NullMarked;
