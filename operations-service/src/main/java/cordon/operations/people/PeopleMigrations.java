package cordon.operations.people;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;

/** The indexes by which admissions are found, beside the ids of people. */
public final class PeopleMigrations {
  private PeopleMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var admissions = database.getCollection(AdmissionStore.COLLECTION);
    admissions.createIndex(ascending(AdmissionStore.COUNTRY, AdmissionStore.STATE, "_id"));
    admissions.createIndex(ascending(AdmissionStore.COUNTRY, "_id"));
    admissions.createIndex(ascending(AdmissionStore.BY_SECRETARIAT, AdmissionStore.STATE, "_id"));
    admissions.createIndex(ascending(AdmissionStore.BY_SECRETARIAT, "_id"));
  }
}
