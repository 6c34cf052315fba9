package cordon.operations;

import cordon.platform.conformance.ServiceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** A new operation for each test, which two countries take part in. */
public abstract class JoinedScene {
  protected static ServiceFixture service;
  protected String operation;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    operation = OperationsFixture.joined(service, "NG", "GH");
  }
}
