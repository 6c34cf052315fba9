/** The operations service: what is planned, who releases it, which countries take part. */
@NullMarked
package cordon.operations;

import org.jspecify.annotations.NullMarked;
