package cordon.gateway.contract;

import com.google.protobuf.Descriptors;
import io.grpc.MethodDescriptor;
import org.springframework.http.HttpMethod;

/**
 * One way to call one method of the contract over HTTP.
 *
 * @param method of the contract
 * @param call the same for gRPC, with messages as they travel
 * @param path where it is
 * @param body name of the field that the body fills, {@code *} for the whole request, or empty
 * @param responseBody name of the field of the response that is answered, or empty for all of it
 * @param service name of the service that has it
 */
public record Rpc(
    Descriptors.MethodDescriptor method,
    MethodDescriptor<byte[], byte[]> call,
    HttpMethod verb,
    PathTemplate path,
    String body,
    String responseBody,
    String service) {}
