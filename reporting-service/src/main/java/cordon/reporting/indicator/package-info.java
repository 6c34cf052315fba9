/** The catalogue of what is counted, as callers read it. */
@NullMarked
package cordon.reporting.indicator;

import org.jspecify.annotations.NullMarked;
