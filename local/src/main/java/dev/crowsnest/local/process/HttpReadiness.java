package dev.crowsnest.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** A part is ready when this address answers 200. */
public record HttpReadiness(URI address) implements JavaPart.Readiness {

    private static final int PATIENCE_MILLIS = 2_000;

    @Override
    public boolean check() {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
