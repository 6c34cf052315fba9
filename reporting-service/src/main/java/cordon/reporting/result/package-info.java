/** Results: what happened, as a country reports and another person of it validates. */
@NullMarked
package cordon.reporting.result;

import org.jspecify.annotations.NullMarked;
