/** A campaign of faults against Bellwether and simpler designs, judged by the local Slack. */
@NullMarked
package bellwether.local.torture;

import org.jspecify.annotations.NullMarked;
