package dev.crowsnest.local.chaos;

/**
 * Where the local registry's events go.
 *
 * @param path at any ingest-service
 */
record LocalWebhook(String path, String key) {

    @Override
    public String toString() {
        return "LocalWebhook[" + path + "]";
    }
}
