package dev.crowsnest.integration.registry;

/** Where an integration stands. */
public enum IntegrationState {
    /** Not verified yet. */
    PENDING,
    /** Its registry answered when it was last asked. */
    CONNECTED,
    /** Its registry refused or did not answer; events are still taken. */
    ERROR,
    /** Gone for everybody; kept so that its late events are refused for certain. */
    REMOVED
}
