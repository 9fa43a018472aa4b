package dev.crowsnest.localecr;

import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.assembly.Parts;
import dev.crowsnest.localecr.assembly.Server;
import dev.crowsnest.localecr.delivery.DeliveryCounts;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.HeldImages;
import dev.crowsnest.localecr.registry.Reference;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StorageClass;
import dev.crowsnest.localecr.stack.Stack;
import dev.crowsnest.localecr.traffic.Faults;
import dev.crowsnest.localecr.traffic.RequestLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running local ECR. Everything accepted is on disk and survives a kill of the process. */
public final class LocalEcr implements AutoCloseable {

    private final Parts parts;
    private final Server server;

    private LocalEcr(Parts parts, Server server) {
        this.parts = parts;
        this.server = server;
    }

    /** Serves when this returns. Throws {@link StartFailure} when the port is taken or the directory is unusable. */
    public static LocalEcr start(LocalEcrConfig config) {
        var parts = Parts.open(config);
        try {
            return new LocalEcr(parts, Server.start(config, parts));
        } catch (StartFailure e) {
            parts.close();
            throw e;
        }
    }

    /** Where {@code /v2/} is; its authority is the registry's name in image references. */
    public URI registryUri() {
        return server.uri();
    }

    /** The endpoint override for SDK clients of ECR, STS, Secrets Manager and EventBridge. */
    public URI awsEndpoint() {
        return server.uri();
    }

    public RequestLog requests() {
        return parts.requests();
    }

    public Faults faults() {
        return parts.faults();
    }

    public DeliveryCounts deliveries() {
        return parts.ledger().counts();
    }

    /** Adds a webhook, or replaces the one of the same id; events from now on go to it. */
    public void putWebhook(Webhook webhook) {
        parts.webhooks().put(webhook);
    }

    public void removeWebhook(String id) {
        parts.webhooks().remove(id);
    }

    /** Adds a role that may be assumed with this external id, or gives it another external id. */
    public void putRole(String arn, String externalId) {
        parts.roles().put(new Role(arn, externalId));
    }

    public void removeRole(String arn) {
        parts.roles().remove(arn);
    }

    /** Begins to make a stack of a CloudFormation template. */
    public Stack createStack(String name, String template, Map<String, String> parameters) {
        return parts.stacks().create(name, template, parameters, server.uri());
    }

    /** Begins to change a stack to another template, or other parameters. */
    public Stack updateStack(String name, String template, Map<String, String> parameters) {
        return parts.stacks().update(name, template, parameters);
    }

    public Optional<Stack> stack(String name) {
        return parts.stacks().find(name);
    }

    public Stack deleteStack(String name) {
        return parts.stacks().delete(name);
    }

    /** In PEM: who takes messages of the topics must trust it. */
    public Path trustAnchor() {
        return parts.directory().resolve("topics").resolve("anchor.pem");
    }

    /** A message as SNS would post it, of these fields and with a signature, whatever they say: as JSON. */
    public String signedMessage(Map<String, String> fields) {
        var body = Json.object();
        fields.forEach(body::put);
        return new String(Json.bytes(parts.topics().signed(body, server.uri())), StandardCharsets.UTF_8);
    }

    /** Archives an image, by tag or digest: it can no longer be pulled, and an event says so. */
    public void archive(String repository, String reference) {
        parts.images().move(RepositoryName.parse(repository), Reference.parse(reference), StorageClass.ARCHIVE);
    }

    public void restore(String repository, String reference) {
        parts.images().move(RepositoryName.parse(repository), Reference.parse(reference), StorageClass.STANDARD);
    }

    /** Adds images without content, with a tag each; their digests. They are listed, cannot be pulled, and are not kept. */
    public List<String> hold(String repository, int count, Instant pushedAt) {
        return new HeldImages(parts.catalog())
                .hold(RepositoryName.parse(repository), count, pushedAt).stream()
                        .map(Digest::toString)
                        .toList();
    }

    /** Stops serving; undelivered events are kept for the next start. */
    @Override
    public void close() {
        server.close();
        parts.close();
    }
}
