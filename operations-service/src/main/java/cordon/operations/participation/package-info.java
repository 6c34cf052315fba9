/** Participations: one country in one operation, invited by the secretariat, accepted at home. */
@NullMarked
package cordon.operations.participation;

import org.jspecify.annotations.NullMarked;
