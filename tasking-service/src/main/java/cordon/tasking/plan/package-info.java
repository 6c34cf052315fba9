/**
 * What tasking has to know of plans: operations and who takes part, as observed from their feed.
 */
@NullMarked
package cordon.tasking.plan;

import org.jspecify.annotations.NullMarked;
