/**
 * Commands: one transaction for state, journal entry and the record that makes a repeat harmless.
 */
@NullMarked
package cordon.platform.command;

import org.jspecify.annotations.NullMarked;
