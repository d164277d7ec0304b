/**
 * Clients of the other AWS services: Secrets Manager, SQS and S3, and the credentials and error
 * translation that all clients share.
 */
@NullMarked
package bellwether.store.aws;

import org.jspecify.annotations.NullMarked;
