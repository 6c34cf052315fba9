/**
 * Potential violations: reported by whoever sees an operation, examined by compliance reviewers
 * past the chain of command, and to everybody else as if they did not exist. Decision 78 says why.
 */
@NullMarked
package cordon.operations.violation;

import org.jspecify.annotations.NullMarked;
