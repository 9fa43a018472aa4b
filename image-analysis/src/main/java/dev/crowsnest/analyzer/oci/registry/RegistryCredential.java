package dev.crowsnest.analyzer.oci.registry;

/** What a registry is shown to let us in. */
public sealed interface RegistryCredential {

    /** Nothing: public repositories only. */
    record None() implements RegistryCredential {}

    /**
     * A name and a password. For ECR the name is {@code AWS} and the password a token that ends after 12 hours.
     */
    record Basic(String user, Secret password) implements RegistryCredential {}

    static RegistryCredential none() {
        return new None();
    }

    static RegistryCredential basic(String user, Secret password) {
        return new Basic(user, password);
    }
}
