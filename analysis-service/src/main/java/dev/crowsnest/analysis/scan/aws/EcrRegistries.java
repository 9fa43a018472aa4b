package dev.crowsnest.analysis.scan.aws;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.scan.Registries;
import dev.crowsnest.analysis.scan.ScanConfig;
import dev.crowsnest.analysis.scan.ScanMetrics;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.RegistryPatience;
import dev.crowsnest.analyzer.oci.registry.RegistryTarget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** ECR, entered with tokens that are kept until shortly before they end. */
@ApplicationScoped
class EcrRegistries implements Registries {

    /** Tokens live 12 hours; one analysis takes half an hour at most. */
    private static final Duration SPARE = Duration.ofMinutes(40);

    /** A worker does not sit out what a registry asks for: the job waits, and the worker takes another. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final TicketOffice office;
    private final ScanMetrics metrics;
    private final RegistryPatience patience;
    private final Map<RegistryTicket.Holder, RegistryTicket> tickets = new ConcurrentHashMap<>();

    EcrRegistries(TicketOffice office, ScanMetrics metrics, ScanConfig config) {
        this.office = office;
        this.metrics = metrics;
        this.patience =
                RegistryPatience.STANDARD.withIdle(config.registryIdle()).withLongestPause(LONGEST_PAUSE);
    }

    @Override
    public ImageSource open(JobRequest request) {
        ImagePlace place = request.place();
        var holder = new RegistryTicket.Holder(
                request.access().roleArn(), request.access().externalId(), place.account(), place.region());
        RegistryTicket ticket = ticket(holder);
        return RegistryClient.open(new RegistryTarget(
                ticket.endpoint(), place.repository(), new Credentials(holder, ticket), metrics, patience));
    }

    /** Jobs of one registry that start together wait for one token. */
    private RegistryTicket ticket(RegistryTicket.Holder holder) {
        RegistryTicket known = tickets.get(holder);
        if (known != null && isFresh(known)) {
            return known;
        }
        return tickets.compute(
                holder, (ignored, present) -> present != null && isFresh(present) ? present : office.buy(holder));
    }

    private RegistryTicket replacement(RegistryTicket.Holder holder, RegistryTicket refused) {
        return tickets.compute(
                holder,
                (ignored, present) -> present == null || present.equals(refused) ? office.buy(holder) : present);
    }

    private static boolean isFresh(RegistryTicket ticket) {
        return Instant.now().plus(SPARE).isBefore(ticket.expires());
    }

    /** Shows the ticket, and a new one when that is refused. */
    private final class Credentials implements Supplier<RegistryCredential> {

        private final RegistryTicket.Holder holder;
        private final RegistryTicket first;
        private final AtomicBoolean shown = new AtomicBoolean();

        Credentials(RegistryTicket.Holder holder, RegistryTicket first) {
            this.holder = holder;
            this.first = first;
        }

        @Override
        public RegistryCredential get() {
            return shown.compareAndSet(false, true)
                    ? first.credential()
                    : replacement(holder, first).credential();
        }
    }
}
