package dev.crowsnest.analyzer.oci.registry;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one GET.
 *
 * <p>{@code HttpURLConnection}, since the stream of the newer client costs a third more CPU on a whole image. Its habits are
 * taken from it: it asks no process-wide authenticator, and its exceptions, which carry the address, are
 * not passed on.
 */
final class RegistryAnswer implements Closeable {

    private static final Authenticator NOBODY = new Authenticator() {};

    private final HttpURLConnection connection;
    private final int status;
    private final long deadlineNanos;

    private RegistryAnswer(HttpURLConnection connection, int status, long deadlineNanos) {
        this.connection = connection;
        this.status = status;
        this.deadlineNanos = deadlineNanos;
    }

    /** @param connection that is not made yet */
    static RegistryAnswer get(HttpURLConnection connection, Map<String, String> headers, RegistryPatience patience)
            throws IOException {
        long deadline = System.nanoTime() + patience.document().toNanos();
        connection.setAuthenticator(NOBODY);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis(patience.connect()));
        connection.setReadTimeout(millis(patience.idle()));
        headers.forEach(connection::setRequestProperty);
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new ProtocolException("the answer is not HTTP");
        }
        return new RegistryAnswer(connection, status, deadline);
    }

    int status() {
        return status;
    }

    @Nullable
    String header(String name) {
        return connection.getHeaderField(name);
    }

    /** All values of a header that may come more than once. */
    List<String> headers(String name) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** Bytes of the body; -1 when the registry does not say. */
    long length() {
        return connection.getContentLengthLong();
    }

    InputStream body() throws IOException {
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return body == null ? InputStream.nullInputStream() : body;
    }

    /**
     * The body of a small document.
     *
     * @return at most {@code limit + 1} bytes: who gets more than the limit knows that there was more
     * @throws IOException also when the whole takes too long, however steadily it drips
     */
    byte[] document(int limit) throws IOException {
        InputStream body = body();
        byte[] read = new byte[8 << 10];
        int length = 0;
        while (length <= limit) {
            if (length == read.length) {
                read = Arrays.copyOf(read, Math.min(2 * length, limit + 1));
            }
            int count = body.read(read, length, read.length - length);
            if (count < 0) {
                // A connection that breaks before the promised length looks like the end of the body to this client.
                if (length < length()) {
                    throw new EOFException("the document ended early");
                }
                break;
            }
            length += count;
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new SocketTimeoutException("the document took too long");
            }
        }
        return Arrays.copyOf(read, length);
    }

    /**
     * Leaves what is still to come. The JDK gives a connection back when that is little and already here, and cuts it else;
     * reading it to its end ourselves would wait for whoever drips.
     */
    @Override
    public void close() {
        try {
            body().close();
        } catch (IOException e) {
            connection.disconnect();
        }
    }

    /** Cuts the connection, whatever is still to come. */
    void abort() {
        connection.disconnect();
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
