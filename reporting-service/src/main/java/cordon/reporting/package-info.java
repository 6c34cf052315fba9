/** The reporting service: what came of it, counted so that nothing is counted twice. */
@NullMarked
package cordon.reporting;

import org.jspecify.annotations.NullMarked;
