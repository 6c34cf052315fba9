package cordon.platform.reach;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Scope;
import cordon.sample.v1.DossierServiceGrpc;
import cordon.sample.v1.GetDossierRequest;
import cordon.sample.v1.GetDossierResponse;
import cordon.sample.v1.ListNotesRequest;
import cordon.sample.v1.ListNotesResponse;
import cordon.sample.v1.NoteOuterClass;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A copy of the sample's contract: every method of the dossiers once with each scope there is. */
final class ScopedContract {
  static final List<Scope> SCOPES =
      Arrays.stream(Scope.values())
          .filter(scope -> scope != Scope.SCOPE_UNSPECIFIED && scope != Scope.UNRECOGNIZED)
          .toList();

  private static final Descriptors.ServiceDescriptor COPY = copy();
  private static final Map<String, MethodDescriptor<?, ?>> METHODS = new ConcurrentHashMap<>();

  private ScopedContract() {}

  static MethodDescriptor<WriteNoteRequest, WriteNoteResponse> change(Scope scope) {
    return with(scope, DossierServiceGrpc.getChangeDossierMethod());
  }

  static MethodDescriptor<GetDossierRequest, GetDossierResponse> get(Scope scope) {
    return with(scope, DossierServiceGrpc.getGetDossierMethod());
  }

  static MethodDescriptor<ListNotesRequest, ListNotesResponse> list(Scope scope) {
    return with(scope, DossierServiceGrpc.getListDossiersMethod());
  }

  static ServiceDescriptor service() {
    var service = ServiceDescriptor.newBuilder(COPY.getFullName());
    for (Scope scope : SCOPES) {
      service.addMethod(change(scope)).addMethod(get(scope)).addMethod(list(scope));
    }
    return service.build();
  }

  @SuppressWarnings("unchecked")
  private static <Q, R> MethodDescriptor<Q, R> with(Scope scope, MethodDescriptor<Q, R> method) {
    String name = name(Objects.requireNonNull(method.getBareMethodName()), scope);
    return (MethodDescriptor<Q, R>)
        METHODS.computeIfAbsent(
            name,
            same ->
                method.toBuilder()
                    .setFullMethodName(
                        MethodDescriptor.generateFullMethodName(COPY.getFullName(), name))
                    .setSchemaDescriptor(new Copied(COPY.findMethodByName(name)))
                    .build());
  }

  private static String name(String method, Scope scope) {
    return method + "_" + scope;
  }

  private static Descriptors.ServiceDescriptor copy() {
    FileDescriptor sample = NoteOuterClass.getDescriptor();
    ServiceDescriptorProto dossiers = sample.findServiceByName("DossierService").toProto();
    var copy = ServiceDescriptorProto.newBuilder().setName("ScopedDossierService");
    for (MethodDescriptorProto method : dossiers.getMethodList()) {
      SCOPES.forEach(scope -> copy.addMethod(copy(method, scope)));
    }
    FileDescriptor access = AccessOuterClass.getDescriptor();
    var file =
        FileDescriptorProto.newBuilder()
            .setName("cordon/sample/v1/scoped.proto")
            .setPackage(sample.getPackage())
            .setSyntax("proto3")
            .addDependency(sample.getName())
            .addDependency(access.getName())
            .addService(copy)
            .build();
    try {
      return FileDescriptor.buildFrom(file, new FileDescriptor[] {sample, access})
          .getServices()
          .getFirst();
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodDescriptorProto copy(MethodDescriptorProto method, Scope scope) {
    var copy = method.toBuilder().setName(name(method.getName(), scope));
    var options = copy.getOptionsBuilder();
    options.setExtension(
        AccessOuterClass.access,
        options.getExtension(AccessOuterClass.access).toBuilder().setScope(scope).build());
    return copy.build();
  }

  private record Copied(Descriptors.MethodDescriptor method)
      implements ProtoMethodDescriptorSupplier {
    @Override
    public Descriptors.MethodDescriptor getMethodDescriptor() {
      return method;
    }

    @Override
    public Descriptors.ServiceDescriptor getServiceDescriptor() {
      return method.getService();
    }

    @Override
    public FileDescriptor getFileDescriptor() {
      return method.getFile();
    }
  }
}
