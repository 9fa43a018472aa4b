package dev.crowsnest.localecr.assembly;

import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.localecr.StartFailure;
import dev.crowsnest.localecr.access.Access;
import dev.crowsnest.localecr.access.AccessRules;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.access.store.DiskRoles;
import dev.crowsnest.localecr.access.store.DiskSigningKey;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.bridge.store.DiskConnections;
import dev.crowsnest.localecr.delivery.DeliveryLedger;
import dev.crowsnest.localecr.delivery.EventRouter;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.delivery.store.DiskOutbox;
import dev.crowsnest.localecr.delivery.store.DiskWebhooks;
import dev.crowsnest.localecr.delivery.web.WebhookCourier;
import dev.crowsnest.localecr.disk.StorageDirectory;
import dev.crowsnest.localecr.disk.UnusableDirectory;
import dev.crowsnest.localecr.registry.BlobSweep;
import dev.crowsnest.localecr.registry.ImageDeletion;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.Layers;
import dev.crowsnest.localecr.registry.RepositoryCatalog;
import dev.crowsnest.localecr.registry.store.DiskBlobs;
import dev.crowsnest.localecr.registry.store.DiskRepositories;
import dev.crowsnest.localecr.secret.Secrets;
import dev.crowsnest.localecr.secret.store.DiskSecrets;
import dev.crowsnest.localecr.stack.CustomAnswers;
import dev.crowsnest.localecr.stack.StackPlayer;
import dev.crowsnest.localecr.topic.Topics;
import dev.crowsnest.localecr.topic.store.DiskSigner;
import dev.crowsnest.localecr.topic.web.HttpMessagePost;
import dev.crowsnest.localecr.traffic.Distance;
import dev.crowsnest.localecr.traffic.Faults;
import dev.crowsnest.localecr.traffic.RequestLog;
import dev.crowsnest.localecr.traffic.store.RequestLogFile;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;

/** What every feature offers, put together over one directory. */
public record Parts(
        StorageDirectory directory,
        Vertx vertx,
        Roles roles,
        Access access,
        RepositoryCatalog catalog,
        Images images,
        ImageDeletion deletion,
        Layers layers,
        Secrets secrets,
        Webhooks webhooks,
        Bridge bridge,
        DeliveryLedger ledger,
        EventRouter events,
        Topics topics,
        CustomAnswers customAnswers,
        StackPlayer stacks,
        Faults faults,
        Distance distance,
        RequestLog requests,
        RequestLogFile requestFile)
        implements AutoCloseable {

    /** Throws {@link StartFailure}. */
    public static Parts open(LocalEcrConfig config) {
        StorageDirectory directory;
        try {
            directory = StorageDirectory.open(config.directory());
        } catch (UnusableDirectory e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        try {
            return in(directory, config);
        } catch (UncheckedIOException e) {
            directory.close();
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Parts in(StorageDirectory directory, LocalEcrConfig config) {
        var clock = config.clock();
        var key = DiskSigningKey.in(directory.resolve("signing-key"));
        var roles = DiskRoles.in(directory.resolve("roles.json"));
        config.roles().forEach(roles::put);
        var access = new Access(rules(config), roles, key, clock);
        var webhooks = DiskWebhooks.in(directory.resolve("webhooks"));
        config.webhooks().forEach(webhooks::put);
        var outbox = new DiskOutbox(directory.resolve("outbox"));
        var blobs = new DiskBlobs(directory.resolve("blobs"), directory.resolve("uploads"), clock);
        var repositories = DiskRepositories.in(directory.resolve("repositories"));
        new BlobSweep(repositories, blobs, clock).sweep();
        var secrets = new Secrets(config.account(), new DiskSecrets(directory.resolve("secrets")), clock);
        var requestFile = new RequestLogFile(directory.resolve("requests.log"));
        var requests = new RequestLog(RequestLog.USUAL_CAPACITY, requestFile);
        var ledger = new DeliveryLedger();
        var vertx = Vertx.vertx();
        var courier = new WebhookCourier(vertx, webhooks, outbox, config.retryRule(), clock, ledger);
        var events = new EventRouter(config.account(), webhooks, outbox, courier);
        var createOnPush = config.mode() == LocalEcrConfig.Mode.OPEN;
        var catalog = new RepositoryCatalog(config.account(), repositories, events, clock, createOnPush);
        var images = new Images(catalog, blobs, events, clock);
        var deletion = new ImageDeletion(catalog, images, events, clock);
        var layers = new Layers(catalog, blobs, key, clock);
        var topics = topics(directory, config);
        var customAnswers = new CustomAnswers();
        var bridge = new Bridge(config.account(), DiskConnections.in(directory.resolve("connections")), webhooks);
        var stacks = new StackPlayer(config.account(), topics, customAnswers, secrets, roles, bridge);
        return new Parts(
                directory,
                vertx,
                roles,
                access,
                catalog,
                images,
                deletion,
                layers,
                secrets,
                webhooks,
                bridge,
                ledger,
                events,
                topics,
                customAnswers,
                stacks,
                new Faults(),
                new Distance(),
                requests,
                requestFile);
    }

    private static Topics topics(StorageDirectory directory, LocalEcrConfig config) {
        var signer = DiskSigner.in(directory.resolve("topics"));
        return new Topics(config.account(), signer, new HttpMessagePost(), config.clock());
    }

    private static AccessRules rules(LocalEcrConfig config) {
        return new AccessRules(
                config.mode() == LocalEcrConfig.Mode.OPEN,
                config.accessKeys(),
                config.registryTokenLifetime(),
                config.longestSession());
    }

    @Override
    public void close() {
        stacks.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        requestFile.close();
        directory.close();
    }
}
