package dev.crowsnest.analysis.scan.aws;

import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import java.net.URI;
import java.time.Instant;

/** What lets us into a registry for a while. */
record RegistryTicket(URI endpoint, RegistryCredential credential, Instant expires) {

    /**
     * Who asks for which registry.
     *
     * @param roleArn empty for our own identity
     */
    record Holder(String roleArn, String externalId, String account, String region) {}
}
