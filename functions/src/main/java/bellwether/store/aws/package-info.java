/** Clients of Secrets Manager, SQS and S3, and what all AWS clients share. */
@NullMarked
package bellwether.store.aws;

import org.jspecify.annotations.NullMarked;
