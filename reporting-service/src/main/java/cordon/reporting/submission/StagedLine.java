package cordon.reporting.submission;

import cordon.reporting.result.ResultSpec;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A line that was checked and waits to be posted; nobody sees it.
 *
 * @param id {@code <submission>:<line>}
 * @param line from 1
 * @param resultId the result that it becomes
 */
public record StagedLine(
    @BsonId String id, String submissionId, int line, String resultId, ResultSpec spec) {}
