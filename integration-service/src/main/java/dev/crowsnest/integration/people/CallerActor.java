package dev.crowsnest.integration.people;

import dev.crowsnest.integration.audit.Actor;
import dev.crowsnest.integration.audit.CurrentActor;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Whoever asks, as the audit list names them. */
@ApplicationScoped
class CallerActor implements CurrentActor {

    private final CurrentIdentityAssociation identities;

    CallerActor(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @Override
    public Uni<Actor> actor() {
        // What a schedule or an event began has no request.
        return Arc.container().requestContext().isActive()
                ? identities.getDeferredIdentity().map(identity -> of(identity.<Caller>getAttribute(Caller.ATTRIBUTE)))
                : Uni.createFrom().item(Actor.INSTALLATION);
    }

    static Actor of(Person person) {
        return new Actor(person.id(), person.name(), null);
    }

    private static Actor of(@Nullable Caller caller) {
        if (caller == null) {
            return Actor.INSTALLATION;
        }
        PersonalToken token = caller.token();
        return new Actor(caller.person().id(), caller.person().name(), token == null ? null : token.name());
    }
}
