/** The Web API methods that Bellwether calls, the OAuth page and response URLs. */
@NullMarked
package bellwether.local.slack.api;

import org.jspecify.annotations.NullMarked;
