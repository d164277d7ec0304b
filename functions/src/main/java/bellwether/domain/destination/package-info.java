/** Places other than Slack that alerts are sent to. */
@NullMarked
package bellwether.domain.destination;

import org.jspecify.annotations.NullMarked;
