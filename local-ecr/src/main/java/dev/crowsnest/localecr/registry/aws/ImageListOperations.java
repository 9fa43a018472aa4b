package dev.crowsnest.localecr.registry.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.EpochSeconds;
import dev.crowsnest.localecr.call.ResultPage;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.Repository;
import dev.crowsnest.localecr.registry.RepositoryCatalog;
import dev.crowsnest.localecr.registry.StorageClass;
import dev.crowsnest.localecr.registry.StoredImage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** ECR's lists of images. */
public final class ImageListOperations implements AwsOperations {

    private static final String ANY = "ANY";
    private static final String ACTIVE = "ACTIVE";
    private static final String ARCHIVED = "ARCHIVED";

    private final RepositoryCatalog catalog;
    private final Images images;

    public ImageListOperations(RepositoryCatalog catalog, Images images) {
        this.catalog = catalog;
        this.images = images;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        var account = catalog.account().id();
        return Map.of(
                "ecr:DescribeImages", EcrCall.of(account, this::describeImages),
                "ecr:ListImages", EcrCall.of(account, this::listImages));
    }

    private record Named(StoredImage image, Optional<String> tag) {
        String key() {
            return image.digest().hex() + tag.map(text -> " " + text).orElse("");
        }
    }

    private ObjectNode describeImages(AwsCall call) {
        var repository = catalog.require(EcrCall.repository(call));
        var ids = call.list("imageIds");
        var page = ids.isEmpty()
                ? ResultPage.of(
                        call,
                        filtered(call, repository),
                        image -> image.digest().hex())
                : new ResultPage<>(
                        ids.stream()
                                .map(id -> images.require(repository.name(), EcrCall.reference(id)))
                                .distinct()
                                .toList(),
                        Optional.empty());
        var answer = Json.object();
        var details = answer.putArray("imageDetails");
        page.items().forEach(image -> details.add(detail(repository, image)));
        page.nextToken().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private ObjectNode listImages(AwsCall call) {
        var repository = catalog.require(EcrCall.repository(call));
        var named = filtered(call, repository).stream()
                .flatMap(image -> named(repository, image))
                .sorted(Comparator.comparing(Named::key))
                .toList();
        var page = ResultPage.of(call, named, Named::key);
        var answer = Json.object();
        var imageIds = answer.putArray("imageIds");
        for (var item : page.items()) {
            var imageId = imageIds.addObject()
                    .put("imageDigest", item.image().digest().toString());
            item.tag().ifPresent(tag -> imageId.put("imageTag", tag));
        }
        page.nextToken().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private Stream<Named> named(Repository repository, StoredImage image) {
        var tags = images.tagsOf(repository, image.digest());
        return tags.isEmpty()
                ? Stream.of(new Named(image, Optional.empty()))
                : tags.stream().map(tag -> new Named(image, Optional.of(tag)));
    }

    /** Sorted by digest. */
    private List<StoredImage> filtered(AwsCall call, Repository repository) {
        var wanted = Json.text(call.parameters().path("filter"), "tagStatus").orElse(ANY);
        if (!List.of(ANY, "TAGGED", "UNTAGGED").contains(wanted)) {
            throw AwsFailure.invalidParameter("'tagStatus' must be ANY, TAGGED or UNTAGGED");
        }
        var status = wantedStatus(call);
        var tagged = repository.tags().values();
        return repository.images().stream()
                .filter(image -> status.equals(ANY) || status.equals(status(image)))
                .filter(image -> wanted.equals(ANY) || wanted.equals("TAGGED") == tagged.contains(image.digest()))
                .sorted(Comparator.comparing(image -> image.digest().hex()))
                .toList();
    }

    /** ECR keeps quiet about archived images unless it is asked. */
    private static String wantedStatus(AwsCall call) {
        var wanted = Json.text(call.parameters().path("filter"), "imageStatus").orElse(ACTIVE);
        if (!List.of(ACTIVE, ARCHIVED, "ACTIVATING", ANY).contains(wanted)) {
            throw AwsFailure.invalidParameter("'imageStatus' must be ACTIVE, ARCHIVED, ACTIVATING or ANY");
        }
        return wanted;
    }

    private static String status(StoredImage image) {
        return image.storageClass() == StorageClass.ARCHIVE ? ARCHIVED : ACTIVE;
    }

    private ObjectNode detail(Repository repository, StoredImage image) {
        var detail = Json.object()
                .put("registryId", catalog.account().id())
                .put("repositoryName", repository.name().value())
                .put("imageDigest", image.digest().toString())
                .put("imageSizeInBytes", image.imageSize())
                .put("imagePushedAt", EpochSeconds.of(image.pushedAt()))
                .put("imageManifestMediaType", image.mediaType())
                .put("imageStatus", status(image));
        image.artifactType().ifPresent(type -> detail.put("artifactMediaType", type));
        image.subject().ifPresent(subject -> detail.put("subjectManifestDigest", subject.toString()));
        var tags = images.tagsOf(repository, image.digest());
        if (!tags.isEmpty()) {
            var imageTags = detail.putArray("imageTags");
            tags.forEach(imageTags::add);
        }
        return detail;
    }
}
