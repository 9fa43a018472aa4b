package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.ConfigReader;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.ImageConfig;
import java.io.IOException;

/** Fetches the config of an image. */
record ConfigCall(RegistryTarget target, Descriptor config) implements RegistryCall<ImageConfig> {

    @Override
    public RegistryListener.Request request() {
        return RegistryListener.Request.CONFIG;
    }

    @Override
    public String action() {
        return "fetch the config of";
    }

    @Override
    public String object() {
        return target.name() + "@" + config.digest();
    }

    @Override
    public String path() {
        return "/v2/" + target.repository() + "/blobs/" + config.digest();
    }

    @Override
    public String accept() {
        return "*/*";
    }

    @Override
    public ImageConfig read(RegistryAnswer answer) throws IOException {
        byte[] raw = answer.document(DocumentLimits.BYTES);
        target.listener().received(request(), raw.length);
        Digest actual = Digest.of(raw);
        if (!actual.equals(config.digest())) {
            throw RegistryFailure.malformed(this, "the registry sends another config, of digest " + actual);
        }
        return ConfigReader.read(object(), raw);
    }
}
