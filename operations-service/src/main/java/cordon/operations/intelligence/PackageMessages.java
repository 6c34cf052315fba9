package cordon.operations.intelligence;

import com.google.protobuf.Message;
import cordon.operations.cases.CaseMessages;
import cordon.operations.hotspot.HotspotMessages;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.v1.CountPackagesResponse;
import cordon.operations.v1.ListPackagesRequest;
import cordon.platform.call.Caller;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Packages between the contract and the domain. */
final class PackageMessages {
  private static final int USUAL_DAYS = 30;

  private PackageMessages() {}

  static Message journaled(IntelligencePackage one) {
    return whole(one).build();
  }

  /**
   * As its reader sees it.
   *
   * @param linked what it names that they see; its owner is told all that it names
   */
  static cordon.operations.v1.IntelligencePackage message(
      IntelligencePackage one, Caller caller, Links linked) {
    var message = told(one, caller);
    if (PackageView.of(one, caller) == PackageView.OWNER) {
      return message.build();
    }
    if (!linked.packages().contains(message.getSupersededById())) {
      message.clearSupersededById();
    }
    if (message.hasSpec()) {
      var spec = message.getSpecBuilder();
      var hotspots = spec.getHotspotIdsList().stream().filter(linked.hotspots()::contains).toList();
      spec.clearHotspotIds().addAllHotspotIds(hotspots);
      if (!linked.cases().contains(spec.getCaseId())) {
        spec.clearCaseId();
      }
      if (!linked.packages().contains(spec.getSupersedesId())) {
        spec.clearSupersedesId();
      }
    }
    return message.build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.IntelligencePackage row(IntelligencePackage one, Caller caller) {
    var message = told(one, caller).clearSupersededById();
    if (message.hasSpec()) {
      message
          .getSpecBuilder()
          .clearText()
          .clearSources()
          .clearHotspotIds()
          .clearCaseId()
          .clearSupersedesId();
    }
    return message.build();
  }

  private static cordon.operations.v1.IntelligencePackage.Builder told(
      IntelligencePackage one, Caller caller) {
    var message = whole(one);
    switch (PackageView.of(one, caller)) {
      case OWNER -> {
        if (caller.country() != null && message.hasReview()) {
          message.getReviewBuilder().clearReviewerSubject();
        }
      }
      case REVIEWER -> {}
      case RECEIVER -> {
        message.clearReview().clearCopies();
        message.getSpecBuilder().clearReceiverCountries().clearToSecretariat();
        if (one.recalledAt() != null) {
          message.clearSpec();
        }
      }
      case OVERSEER -> message.clearReview().clearSpec().clearRecallReason();
    }
    return message;
  }

  /** What is in a state of a later version is counted as not readable. */
  static CountPackagesResponse counted(Map<String, Integer> packages, CopyCounts copies) {
    var message =
        CountPackagesResponse.newBuilder().setLate(copies.late()).setAsked(copies.asked());
    var later = new HashMap<>(packages);
    for (PackageState state : PackageState.values()) {
      Integer number = later.remove(state.name());
      if (number != null) {
        message
            .addCountsBuilder()
            .setState(EnumNames.write(cordon.operations.v1.PackageState.class, state))
            .setNumber(number);
      }
    }
    copies
        .states()
        .forEach((state, number) ->
            message
                .addCopiesBuilder()
                .setState(EnumNames.write(cordon.operations.v1.PackageCopyState.class, state))
                .setNumber(number));
    int unreadable = later.values().stream().mapToInt(Integer::intValue).sum();
    return message.setUnreadable(unreadable + copies.unreadable()).build();
  }

  static PackageSpec spec(cordon.operations.v1.PackageSpec spec) {
    return new PackageSpec(
        spec.getTitle(),
        spec.getText(),
        spec.getLanguage(),
        spec.getSourcesList().stream().map(HotspotMessages::source).toList(),
        EnumNames.read(HandlingLevel.class, spec.getHandlingLevel()),
        spec.getAboutPerson(),
        Texts.read(spec.getCaseId()),
        spec.getHotspotIdsList(),
        spec.getReceiverCountriesList(),
        spec.getToSecretariat(),
        new UseTerms(
            EnumNames.read(UseCondition.class, spec.getUseCondition()),
            spec.getConsentToShareOn(),
            spec.getConsentToShareOn(),
            spec.hasUseUntilTime() ? Times.read(spec.getUseUntilTime()) : null),
        spec.getFeedbackDays() == 0 ? USUAL_DAYS : spec.getFeedbackDays(),
        Texts.read(spec.getSupersedesId()));
  }

  static PackageFilter filter(ListPackagesRequest request) {
    return new PackageFilter(
        request.getOperationId(),
        EnumNames.given(PackageState.class, request.getState()),
        EnumNames.given(PackageSide.class, request.getSide()),
        Texts.read(request.getCaseId()));
  }

  private static cordon.operations.v1.IntelligencePackage.Builder whole(IntelligencePackage one) {
    var message =
        cordon.operations.v1.IntelligencePackage.newBuilder()
            .setPackageId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setState(EnumNames.write(cordon.operations.v1.PackageState.class, one.state()))
            .setNumber(Objects.requireNonNullElse(one.number(), 0))
            .setOwnerCountry(Texts.write(one.ownerCountry()))
            .setSpec(written(one.spec()))
            .setCopies(one.copies())
            .setRecallReason(Texts.write(one.recallReason()))
            .setWithdrawReason(Texts.write(one.withdrawReason()))
            .setSupersededById(Texts.write(one.supersededBy()))
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()));
    if (one.review() != null) {
      message.setReview(CaseMessages.written(one.review()));
    }
    if (one.givenAt() != null) {
      message.setGiveTime(Times.write(one.givenAt()));
    }
    if (one.recalledAt() != null) {
      message.setRecallTime(Times.write(one.recalledAt()));
    }
    if (one.supersededAt() != null) {
      message.setSupersedeTime(Times.write(one.supersededAt()));
    }
    return message;
  }

  private static cordon.operations.v1.PackageSpec written(PackageSpec spec) {
    var message =
        cordon.operations.v1.PackageSpec.newBuilder()
            .setTitle(spec.title())
            .setText(spec.text())
            .setLanguage(spec.language())
            .addAllSources(spec.sources().stream().map(HotspotMessages::written).toList())
            .setHandlingLevel(
                EnumNames.write(cordon.operations.v1.HandlingLevel.class, spec.handling()))
            .setAboutPerson(spec.aboutPerson())
            .setCaseId(Texts.write(spec.caseId()))
            .addAllHotspotIds(spec.hotspots())
            .addAllReceiverCountries(spec.countries())
            .setToSecretariat(spec.toSecretariat())
            .setUseCondition(
                EnumNames.write(cordon.operations.v1.UseCondition.class, spec.terms().condition()))
            .setConsentToShareOn(spec.terms().consent())
            .setFeedbackDays(spec.feedbackDays())
            .setSupersedesId(Texts.write(spec.supersedes()));
    if (spec.terms().until() != null) {
      message.setUseUntilTime(Times.write(spec.terms().until()));
    }
    return message.build();
  }
}
