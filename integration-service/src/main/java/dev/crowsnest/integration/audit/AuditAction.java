package dev.crowsnest.integration.audit;

import java.util.Locale;

/** What is told of, with the words between who did it and what it was done to. */
public enum AuditAction {
    SIGNED_IN("signed in as"),
    SIGN_IN_FAILED("could not sign in as"),
    PASSWORD_CHANGED("changed the password of"),
    PASSWORD_SET_BY_LINK("chose a password by a link for"),
    PERSON_ADDED("added the person"),
    PERSON_INVITED("invited"),
    LINK_MADE("made a link for"),
    LINK_REVOKED("revoked the link for"),
    ROLE_CHANGED("changed the role of"),
    PERSON_REMOVED("removed the person"),
    TOKEN_MADE("made the token"),
    TOKEN_REVOKED("revoked the token"),
    INTEGRATION_ADDED("added the integration"),
    INTEGRATION_REMOVED("removed the integration"),
    SETUP_LINK_MADE("made a set-up link for"),
    TEST_ASKED("tested the connection of"),
    KEY_ROTATION_ASKED("asked for another key for the events of"),
    FORMER_KEY_REVOKED("refused from then on the former key of"),
    LOOK_ASKED("looked again through the registry of"),
    REPOSITORY_ENABLED("turned on the repository"),
    REPOSITORY_DISABLED("turned off the repository"),
    REPOSITORY_ENABLED_BY_RULE("turned on by its rule the repository"),
    REPOSITORY_RULE_CHANGED("changed the rule for new repositories of"),
    ANALYSIS_ASKED("asked for another analysis of"),
    RECORD_REPLAYED("replayed the dead letter"),
    FEED_SYNC_ASKED("looked for what is new at"),
    FEED_ARCHIVE_SENT("sent an archive in place of");

    private final String words;

    AuditAction(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** For programs: {@code role-changed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
