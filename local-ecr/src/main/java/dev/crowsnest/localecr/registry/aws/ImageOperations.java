package dev.crowsnest.localecr.registry.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.ImageDeletion;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** ECR's calls that get, delete and move images. In a batch, one image that fails does not fail the others. */
public final class ImageOperations implements AwsOperations {

    private final Account account;
    private final Images images;
    private final ImageDeletion deletion;

    public ImageOperations(Account account, Images images, ImageDeletion deletion) {
        this.account = account;
        this.images = images;
        this.deletion = deletion;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of(
                "ecr:BatchGetImage", EcrCall.of(account.id(), this::batchGet),
                "ecr:BatchDeleteImage", EcrCall.of(account.id(), this::batchDelete),
                "ecr:UpdateImageStorageClass", EcrCall.of(account.id(), this::updateStorageClass));
    }

    private ObjectNode batchGet(AwsCall call) {
        var answer = Json.object();
        var found = answer.putArray("images");
        batch(call, answer, (repository, imageId) -> get(repository, imageId, found));
        return answer;
    }

    private void get(RepositoryName repository, JsonNode imageId, ArrayNode found) {
        var image = images.require(repository, EcrCall.reference(imageId));
        var manifest = new String(images.content(repository, image), StandardCharsets.UTF_8);
        var view = found.addObject()
                .put("registryId", account.id())
                .put("repositoryName", repository.value())
                .put("imageManifest", manifest)
                .put("imageManifestMediaType", image.mediaType());
        var id = view.putObject("imageId").put("imageDigest", image.digest().toString());
        Json.text(imageId, "imageTag").ifPresent(tag -> id.put("imageTag", tag));
    }

    private ObjectNode batchDelete(AwsCall call) {
        var answer = Json.object();
        var imageIds = answer.putArray("imageIds");
        batch(call, answer, (repository, imageId) -> {
            for (var removed : deletion.delete(repository, EcrCall.reference(imageId))) {
                var id =
                        imageIds.addObject().put("imageDigest", removed.digest().toString());
                removed.tag().ifPresent(tag -> id.put("imageTag", tag));
            }
        });
        return answer;
    }

    private ObjectNode updateStorageClass(AwsCall call) {
        var repository = EcrCall.repository(call);
        var target = call.text("targetStorageClass");
        if (!target.equals(StorageClass.ARCHIVE.name()) && !target.equals(StorageClass.STANDARD.name())) {
            throw AwsFailure.invalidParameter("'targetStorageClass' must be ARCHIVE or STANDARD");
        }
        var imageId = call.parameters().path("imageId");
        var moved = images.move(repository, EcrCall.reference(imageId), StorageClass.valueOf(target));
        var answer = Json.object()
                .put("registryId", account.id())
                .put("repositoryName", repository.value())
                .put("imageStatus", moved.storageClass() == StorageClass.ARCHIVE ? "ARCHIVED" : "ACTIVE");
        answer.putObject("imageId").put("imageDigest", moved.digest().toString());
        return answer;
    }

    @FunctionalInterface
    private interface Step {
        void take(RepositoryName repository, JsonNode imageId);
    }

    private static void batch(AwsCall call, ObjectNode answer, Step step) {
        var repository = EcrCall.repository(call);
        var failures = answer.putArray("failures");
        for (var imageId : call.list("imageIds")) {
            try {
                step.take(repository, imageId);
            } catch (RegistryFailure refused) {
                if (refused.code() == ErrorCode.NAME_UNKNOWN) {
                    throw refused;
                }
                var failure = failures.addObject();
                failure.set("imageId", imageId);
                EcrCall.failure(failure, code(refused), refused.getMessage());
            }
        }
    }

    private static String code(RegistryFailure refused) {
        return switch (refused.code()) {
            case ARCHIVED -> "ImageInaccessible";
            case REFERENCED -> "ImageReferencedByManifestList";
            case DIGEST_INVALID -> "InvalidImageDigest";
            case MANIFEST_INVALID -> "InvalidImageTag";
            default -> "ImageNotFound";
        };
    }
}
