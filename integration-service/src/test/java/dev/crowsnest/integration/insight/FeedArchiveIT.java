package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class FeedArchiveIT extends RunningService {

    private static final int LARGER_THAN_A_DOCUMENT = 12 << 20;

    private static byte[] archive(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = 'P';
        bytes[1] = 'K';
        return bytes;
    }

    @Test
    void givesAnArchivePieceByPiece() {
        byte[] given = asOwner()
                .accept("*/*")
                .get("/api/v1/feeds/archive")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(new String(given, StandardCharsets.UTF_8)).isEqualTo("PKofit");
    }

    @Test
    void takesAnArchiveThatIsLargerThanAnyDocument() {
        asOwner()
                .contentType("application/zip")
                .body(archive(LARGER_THAN_A_DOCUMENT))
                .post("/api/v1/feeds/archive")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("KEV"));
        asOwner()
                .contentType("application/json")
                .body(archive(LARGER_THAN_A_DOCUMENT))
                .post("/api/v1/feeds/sync")
                .then()
                .statusCode(413);
    }

    @Test
    void saysWhatIsWrongWithAnArchive() {
        asOwner()
                .contentType("application/zip")
                .body("no archive".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/feeds/archive")
                .then()
                .statusCode(400)
                .body("detail", equalTo("it is no archive of advisories"));
        asOwner()
                .contentType("application/zip")
                .body(archive(2 * LARGER_THAN_A_DOCUMENT))
                .post("/api/v1/feeds/archive")
                .then()
                .statusCode(413)
                .body("detail", containsString("larger than 20000000 bytes"));
    }
}
