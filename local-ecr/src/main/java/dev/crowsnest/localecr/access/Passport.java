package dev.crowsnest.localecr.access;

import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.time.Instant;

/** Who someone is and until when, as it is sealed into sessions and registry tokens. */
record Passport(Kind kind, String subject, String session, Instant until) {

    enum Kind {
        GUEST,
        USER,
        ROLE
    }

    static Passport of(Caller caller, Instant until) {
        if (caller instanceof Caller.AssumedRole role) {
            return new Passport(Kind.ROLE, role.roleArn(), role.session(), until);
        }
        if (caller instanceof Caller.AccountUser user) {
            return new Passport(Kind.USER, user.accessKeyId(), "", until);
        }
        return new Passport(Kind.GUEST, "", "", until);
    }

    Caller caller() {
        return switch (kind) {
            case ROLE -> new Caller.AssumedRole(subject, session);
            case USER -> new Caller.AccountUser(subject);
            case GUEST -> new Caller.Guest();
        };
    }

    byte[] toBytes() {
        return Json.bytes(Json.object()
                .put("kind", kind.name())
                .put("subject", subject)
                .put("session", session)
                .put("until", until.toEpochMilli()));
    }

    static Passport from(byte[] bytes) {
        try {
            var json = Json.parse(bytes);
            return new Passport(
                    Kind.valueOf(json.path("kind").asText()),
                    json.path("subject").asText(),
                    json.path("session").asText(),
                    Instant.ofEpochMilli(json.path("until").asLong()));
        } catch (IOException e) {
            throw new IllegalStateException("what carries our signature was written by us", e);
        }
    }
}
