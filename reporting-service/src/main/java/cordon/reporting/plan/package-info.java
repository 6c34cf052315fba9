/** What reporting has to know of plans and tasks, as observed from their feeds. */
@NullMarked
package cordon.reporting.plan;

import org.jspecify.annotations.NullMarked;
