package dev.crowsnest.localecr.access;

/** What a long-lived access key is good for. */
public enum KeyUse {
    /** The key of a user of this account: everything. */
    ACCOUNT,
    /** The key of a service in another account: assuming roles that trust it, nothing else. */
    ASSUME_ROLES
}
