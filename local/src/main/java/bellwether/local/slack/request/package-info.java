/** Signs requests as Slack does, sends them to the app and reads its responses. */
@NullMarked
package bellwether.local.slack.request;

import org.jspecify.annotations.NullMarked;
