/**
 * The trace of a request (W3C Trace Context): what goes on from part to part whether or not anybody
 * records it, and its spans, which are made only where a collector of OpenTelemetry wants them.
 */
@NullMarked
package cordon.trace;

import org.jspecify.annotations.NullMarked;
