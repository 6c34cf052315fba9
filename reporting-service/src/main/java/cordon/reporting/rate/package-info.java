/** Exchange rates: recorded with day and source, used at the date of the act. */
@NullMarked
package cordon.reporting.rate;

import org.jspecify.annotations.NullMarked;
