package dev.crowsnest.analyzer.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FeedFileTest {

    @TempDir
    Path directory;

    private HttpServer server;
    private byte[] body = "content".getBytes(StandardCharsets.US_ASCII);
    private int missing;
    private int status = 200;
    private @Nullable String location;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("ETag", "\"" + body.length + "\"");
            boolean isMoved = exchange.getRequestURI().getPath().startsWith("/moved");
            if (isMoved && location != null) {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            boolean isKnown = ("\"" + body.length + "\"")
                    .equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (status != 200 || isKnown) {
                exchange.sendResponseHeaders(status != 200 ? status : 304, -1);
                return;
            }
            exchange.sendResponseHeaders(200, body.length + missing);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void isNotFetchedAgainUntilItChanged() throws IOException {
        String seal;
        try (FeedEdition edition = served().open(null).orElseThrow()) {
            assertThat(edition.content().readAllBytes()).asString().isEqualTo("content");
            assertThat(edition.bytes()).isEqualTo(7);
            seal = edition.seal();
        }
        assertThat(served().open(seal)).isEmpty();
        body = "other content".getBytes(StandardCharsets.US_ASCII);
        assertThat(served().open(seal)).isPresent();
    }

    @Test
    void isFollowedToWhereItMovedWithinTheSameServer() throws IOException {
        location = "/feed";
        assertThat(open(moved(), null)).isPresent();
        location = "http://localhost:" + server.getAddress().getPort() + "/feed";
        assertThat(open(moved(), null)).isPresent();
    }

    @Test
    void isNotFollowedToWhereItsPublisherHasNoBusiness() {
        location = "http://169.254.169.254/latest/meta-data/?token=s3cret";
        assertThatThrownBy(() -> moved().open(null))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("it sends us to an address without TLS")
                .hasMessageNotContaining("s3cret");
        location = "https://10.0.0.1/feed";
        assertThatThrownBy(() -> moved().open(null)).hasMessageContaining("it sends us to a private address");
        location = "file:///etc/passwd";
        assertThatThrownBy(() -> moved().open(null)).hasMessageContaining("not one of the web");
        location = "http://[";
        assertThatThrownBy(() -> moved().open(null)).hasMessageContaining("cannot be read");
    }

    @Test
    void isNotFollowedForEver() {
        location = "/moved/again";
        assertThatThrownBy(() -> moved().open(null)).hasMessageContaining("redirects more than 5 times");
    }

    private FeedFile moved() {
        return new FeedFile(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/moved"));
    }

    @Test
    void onThisMachineIsToldByDateAndSize() throws IOException {
        Path file = Files.writeString(directory.resolve("feed"), "content");
        String seal = open(new FeedFile(file.toUri()), null).orElseThrow();
        assertThat(open(new FeedFile(file.toUri()), seal)).isEmpty();
        Files.writeString(file, "other content");
        assertThat(open(new FeedFile(file.toUri()), seal)).isPresent();
    }

    @Test
    void isInflatedWhateverItsName() throws IOException {
        body = gzip("content".getBytes(StandardCharsets.US_ASCII));
        try (FeedEdition edition = served().open(null).orElseThrow()) {
            assertThat(edition.content().readAllBytes()).asString().isEqualTo("content");
            assertThat(edition.bytes()).isEqualTo(body.length);
        }
    }

    @Test
    void failsWhenItEndsEarly() throws IOException {
        missing = 5;
        try (FeedEdition edition = served().open(null).orElseThrow()) {
            assertThatThrownBy(() -> edition.content().readAllBytes()).hasMessage("it ends after 7 of 12 bytes");
        }
        missing = 0;
        byte[] whole = gzip(new byte[100_000]);
        body = Arrays.copyOf(whole, whole.length - 4);
        try (FeedEdition edition = served().open(null).orElseThrow()) {
            assertThatThrownBy(() -> edition.content().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void doesNotInflateWithoutEnd() throws IOException {
        body = gzip(new byte[70 << 20]);
        try (FeedEdition edition = served().open(null).orElseThrow()) {
            assertThatThrownBy(() -> edition.content().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it is larger than 67108864 bytes");
        }
    }

    @Test
    void saysWhatIsWrongWithoutThePassword() {
        var secret = new FeedFile(URI.create("http://me:secret@127.0.0.1:" + port() + "/feed?signature=secret"));
        status = 404;
        FeedException missingFile = catchThrowableOfType(FeedException.class, () -> secret.open(null));
        assertThat(missingFile)
                .hasMessage("could not read http://127.0.0.1:" + port() + "/feed: there is no such file");
        assertThat(missingFile.isMissing()).isTrue();
        status = 503;
        FeedException broken = catchThrowableOfType(FeedException.class, () -> secret.open(null));
        assertThat(broken).hasMessageEndingWith("the server answered 503").hasMessageNotContaining("secret");
        assertThat(broken.isMissing()).isFalse();
    }

    @Test
    void isMissingWhereThereIsNone() {
        var none = new FeedFile(directory.resolve("none").toUri());
        assertThat(catchThrowableOfType(FeedException.class, () -> none.open(null))
                        .isMissing())
                .isTrue();
        assertThatThrownBy(() -> new FeedFile(URI.create("ftp://host/file")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:, http: or https:");
    }

    private FeedFile served() {
        return new FeedFile(URI.create("http://127.0.0.1:" + port() + "/feed"));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static Optional<String> open(FeedFile file, @Nullable String seal) throws IOException {
        Optional<FeedEdition> edition = file.open(seal);
        if (edition.isEmpty()) {
            return Optional.empty();
        }
        try (FeedEdition open = edition.get()) {
            return Optional.of(open.seal());
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
