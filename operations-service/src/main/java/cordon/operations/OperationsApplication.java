package cordon.operations;

import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the operations service. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class OperationsApplication {

  public static void main(String[] words) {
    ServiceStart.run(OperationsApplication.class, OperationsMigrations.class, words);
  }
}
