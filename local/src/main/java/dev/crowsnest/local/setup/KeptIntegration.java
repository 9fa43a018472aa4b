package dev.crowsnest.local.setup;

/**
 * The integration of the local registry.
 *
 * @param apiKey what the registry's events carry; the API shows it once only
 */
public record KeptIntegration(String id, String externalId, String apiKey, String webhookPath) {

    @Override
    public String toString() {
        return "KeptIntegration[" + id + "]";
    }
}
