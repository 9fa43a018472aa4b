package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.GivenName;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Links that let persons in: made, shown and revoked by owners. */
@ApplicationScoped
public class Inviting {

    private static final String ACTION = "invite";

    private final Invitations invitations;
    private final People people;
    private final Accounts accounts;
    private final Audit audit;

    Inviting(Invitations invitations, People people, Accounts accounts, Audit audit) {
        this.invitations = invitations;
        this.people = people;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** A link for somebody who becomes a person by it. */
    public Uni<IssuedInvitation> invite(Person owner, String name, Role role) {
        var invitee = new Invitee(null, GivenName.of(ACTION, name).text(), role);
        return Panache.withTransaction(() ->
                requireFree(invitee).chain(() -> requireNotInvited(invitee)).chain(() -> issue(owner, invitee)));
    }

    /** A link for a person, by which another password is chosen; the links that there were for this person end. */
    public Uni<IssuedInvitation> inviteAgain(Person owner, UUID personId) {
        return Panache.withTransaction(() -> people.find(personId)
                .map(found ->
                        Invitee.of(found.orElseThrow(() -> Refusal.notFound("make a link", "person " + personId))))
                .call(this::requireFree)
                .call(invitee -> invitations.revokeFor(personId, Instant.now()))
                .chain(invitee -> issue(owner, invitee)));
    }

    /** Those that still open something. */
    public Uni<List<Invitation>> open() {
        return Panache.withSession(() -> invitations.open(Instant.now()));
    }

    /** Ends one at once. */
    public Uni<Void> revoke(UUID id) {
        return Panache.withTransaction(() -> invitations
                .revoke(id, Instant.now())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("revoke the invitation", id.toString())))
                .chain(invitation -> audit.record(AuditAction.LINK_REVOKED, audited(invitation))));
    }

    private Uni<IssuedInvitation> issue(Person owner, Invitee invitee) {
        Invitation invitation = Invitation.of(invitee, owner.id(), Instant.now());
        InvitationSecret secret = InvitationSecret.generate();
        return invitations
                .add(invitation, secret.hash())
                .chain(() -> audit.record(
                        invitee.personId() == null ? AuditAction.PERSON_INVITED : AuditAction.LINK_MADE,
                        audited(invitation)))
                .replaceWith(() -> new IssuedInvitation(invitation, secret));
    }

    private Uni<Void> requireFree(Invitee invitee) {
        return accounts.find(invitee.name())
                .invoke(found -> found.filter(account -> !account.person().id().equals(invitee.personId()))
                        .ifPresent(other -> {
                            throw Refusal.conflict(
                                    ACTION,
                                    invitee.name(),
                                    "somebody else signs in under this name; invite under another one");
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> requireNotInvited(Invitee invitee) {
        String name = invitee.name().toLowerCase(Locale.ROOT);
        return invitations
                .open(Instant.now())
                .invoke(open -> {
                    if (open.stream()
                            .anyMatch(one -> one.invitee()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .equals(name))) {
                        throw Refusal.conflict(
                                ACTION, invitee.name(), "an invitation under this name is open; revoke it first");
                    }
                })
                .replaceWithVoid();
    }

    private static AuditedThing audited(Invitation invitation) {
        Invitee invitee = invitation.invitee();
        return AuditedThing.of(
                invitation.id(), invitee.name() + " as " + invitee.role().label());
    }
}
