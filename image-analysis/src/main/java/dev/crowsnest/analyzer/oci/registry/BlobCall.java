package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.Descriptor;
import java.io.IOException;

/** Opens a blob, to be read as it comes. */
record BlobCall(RegistryTarget target, Descriptor blob) implements RegistryCall<BlobBody> {

    @Override
    public RegistryListener.Request request() {
        return RegistryListener.Request.LAYER;
    }

    @Override
    public String action() {
        return "fetch the layer";
    }

    @Override
    public String object() {
        return target.name() + "@" + blob.digest();
    }

    @Override
    public String path() {
        return "/v2/" + target.repository() + "/blobs/" + blob.digest();
    }

    @Override
    public String accept() {
        return "*/*";
    }

    @Override
    public BlobBody read(RegistryAnswer answer) throws IOException {
        if (answer.length() >= 0 && answer.length() != blob.size()) {
            throw RegistryFailure.malformed(
                    this, "it has " + answer.length() + " bytes, and its manifest says " + blob.size());
        }
        return new BlobBody(this, answer);
    }
}
