/**
 * Writes container images: what is in one, and as whom it runs, stands in a plan; the same plan
 * over the same files gives the same bytes on every machine.
 */
@NullMarked
package cordon.images;

import org.jspecify.annotations.NullMarked;
