/** The outcome: how results are counted, each subject once, validated and provisional apart. */
@NullMarked
package cordon.reporting.outcome;

import org.jspecify.annotations.NullMarked;
