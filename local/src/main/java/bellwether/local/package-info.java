/** The product on one machine: the same functions, with DynamoDB, Slack and the clock at hand. */
@NullMarked
package bellwether.local;

import org.jspecify.annotations.NullMarked;
