package dev.crowsnest.localecr.registry.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.Layers;
import java.util.Map;

/** ECR's calls about layers. */
public final class LayerOperations implements AwsOperations {

    private final Account account;
    private final Layers layers;

    public LayerOperations(Account account, Layers layers) {
        this.account = account;
        this.layers = layers;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        return Map.of(
                "ecr:GetDownloadUrlForLayer", EcrCall.of(account.id(), this::downloadUrl),
                "ecr:BatchCheckLayerAvailability", EcrCall.of(account.id(), this::availability));
    }

    private ObjectNode downloadUrl(AwsCall call) {
        var repository = EcrCall.repository(call);
        var blob = layers.require(repository, Digest.parse(call.text("layerDigest")));
        return Json.object()
                .put("downloadUrl", call.address() + layers.address(repository, blob.digest()))
                .put("layerDigest", blob.digest().toString());
    }

    private ObjectNode availability(AwsCall call) {
        var repository = EcrCall.repository(call);
        var answer = Json.object();
        var found = answer.putArray("layers");
        var failures = answer.putArray("failures");
        for (var asked : call.list("layerDigests")) {
            var digest = Digest.find(asked.asText());
            if (digest.isEmpty()) {
                EcrCall.failure(
                        failures.addObject().put("layerDigest", asked.asText()), "InvalidLayerDigest", "not a digest");
                continue;
            }
            var blob = layers.find(repository, digest.get());
            var layer = found.addObject()
                    .put("layerDigest", digest.get().toString())
                    .put("layerAvailability", blob.isPresent() ? "AVAILABLE" : "UNAVAILABLE");
            blob.ifPresent(held -> layer.put("layerSize", held.size()));
        }
        return answer;
    }
}
