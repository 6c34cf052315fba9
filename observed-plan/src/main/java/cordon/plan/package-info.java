/**
 * What a service that does not plan has to know of plans: operations and who takes part, as
 * observed from the feed of operations.
 */
@NullMarked
package cordon.plan;

import org.jspecify.annotations.NullMarked;
