/** Submissions: thousands of results in one act, taken whole or not at all. */
@NullMarked
package cordon.reporting.submission;

import org.jspecify.annotations.NullMarked;
