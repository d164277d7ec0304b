/** Runs Bellwether on one machine, with DynamoDB Local and a local Slack. */
@NullMarked
package bellwether.local;

import org.jspecify.annotations.NullMarked;
