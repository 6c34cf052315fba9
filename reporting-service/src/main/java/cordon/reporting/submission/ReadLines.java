package cordon.reporting.submission;

import cordon.reporting.result.ResultSpec;
import java.util.Map;

/**
 * What was read of a submission.
 *
 * @param id of the submission, the same when the transaction is run again
 * @param specs the lines that keep the contract's rules, by index from 0
 * @param bad what is wrong with the others
 */
record ReadLines(String id, Map<Integer, ResultSpec> specs, BadLines bad) {}
