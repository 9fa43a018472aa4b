package dev.crowsnest.integration.reconcile.store;

import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.reconcile.LookFindings;
import dev.crowsnest.integration.reconcile.LookProgress;
import dev.crowsnest.integration.reconcile.LookTurn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a registry is looked through, and how far it is. */
@Entity
@Table(name = "registry_look")
class LookRow {

    @Id
    UUID integrationId;

    Instant watchedSince;
    Instant dueAt;

    @Nullable
    Instant askedAt;

    @Nullable
    Instant leasedUntil;

    long turn;
    int failures;

    @Nullable
    Instant begunAt;

    @Nullable
    String afterRepository;

    @Nullable
    Instant lookedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    String problem;

    int repositories;
    int repositoriesRead;
    int newRepositories;
    int goneRepositories;
    int images;
    int newImages;
    int changedImages;
    int goneImages;
    int calls;

    LookTurn begin(Instant now, Instant until) {
        if (begunAt == null) {
            begunAt = now;
            write(LookProgress.START);
        }
        leasedUntil = until;
        turn++;
        return new LookTurn(
                integrationId,
                turn,
                begunAt,
                watchedSince,
                lookedAt,
                failures,
                new LookProgress(afterRepository, findings(), null));
    }

    void write(LookProgress progress) {
        LookFindings findings = progress.findings();
        afterRepository = progress.after();
        problem = progress.problem();
        repositories = findings.repositories();
        repositoriesRead = findings.read();
        newRepositories = findings.newRepositories();
        goneRepositories = findings.goneRepositories();
        images = findings.images();
        newImages = findings.newImages();
        changedImages = findings.changedImages();
        goneImages = findings.goneImages();
        calls = findings.calls();
    }

    void putOff(LookProgress progress, int failed, Instant again) {
        write(progress);
        failures = failed;
        leasedUntil = null;
        dueAt = again;
    }

    // Asked for after it began: what changed before that may have been read already.
    void finish(LookProgress progress, boolean whole, Instant next) {
        Instant now = Instant.now();
        boolean again = askedAt != null && begunAt != null && askedAt.isAfter(begunAt);
        putOff(progress, 0, again || next.isBefore(now) ? now : next);
        lookedAt = whole ? begunAt : lookedAt;
        askedAt = null;
        begunAt = null;
        afterRepository = null;
        finishedAt = now;
    }

    Look toLook() {
        return new Look(integrationId, dueAt, begunAt, finishedAt, findings(), problem);
    }

    private LookFindings findings() {
        return new LookFindings(
                repositories,
                repositoriesRead,
                newRepositories,
                goneRepositories,
                images,
                newImages,
                changedImages,
                goneImages,
                calls);
    }
}
