package dev.crowsnest.localecr.registry.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.Reference;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import java.util.Map;

/** ECR's parameters as our types, and our failures as ECR's. */
final class EcrCall {

    private static final Map<ErrorCode, String> CODES = Map.of(
            ErrorCode.NAME_UNKNOWN, "RepositoryNotFoundException",
            ErrorCode.MANIFEST_UNKNOWN, "ImageNotFoundException",
            ErrorCode.MANIFEST_BLOB_UNKNOWN, "LayersNotFoundException",
            ErrorCode.BLOB_UNKNOWN, "LayersNotFoundException",
            ErrorCode.DIGEST_INVALID, "InvalidParameterException",
            ErrorCode.MANIFEST_INVALID, "InvalidParameterException",
            ErrorCode.NAME_INVALID, "InvalidParameterException");

    private EcrCall() {}

    /** The operation with refusals in ECR's words, for this registry only. */
    static AwsOperation of(String account, AwsOperation operation) {
        return call -> {
            try {
                requireAccount(account, call);
                return operation.answer(call);
            } catch (RegistryFailure refused) {
                throw AwsFailure.of(
                        CODES.getOrDefault(refused.code(), "InvalidParameterException"), refused.getMessage());
            }
        };
    }

    static RepositoryName repository(AwsCall call) {
        return RepositoryName.parse(call.text("repositoryName"));
    }

    /** An image identifier; the digest decides when both are given. */
    static Reference reference(JsonNode imageId) {
        var digest = Json.text(imageId, "imageDigest");
        if (digest.isPresent()) {
            return new Reference.ByDigest(Digest.parse(digest.get()));
        }
        return Json.text(imageId, "imageTag")
                .<Reference>map(Reference.ByTag::parse)
                .orElseThrow(() -> AwsFailure.invalidParameter("an image id needs a digest or a tag"));
    }

    static ObjectNode failure(ObjectNode failure, String code, String reason) {
        return failure.put("failureCode", code).put("failureReason", reason);
    }

    private static void requireAccount(String account, AwsCall call) {
        var asked = call.optionalText("registryId");
        if (asked.isPresent() && !asked.get().equals(account)) {
            throw AwsFailure.of(
                    "RepositoryNotFoundException",
                    "The registry with id '%s' is not this one, which is '%s'".formatted(asked.get(), account));
        }
    }
}
