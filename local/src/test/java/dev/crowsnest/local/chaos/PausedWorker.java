package dev.crowsnest.local.chaos;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A worker that is stopped in the middle of an analysis, overtaken by another, and goes on. Needs a second replica. */
final class PausedWorker {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Surroundings surroundings;

    PausedWorker(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns how many times the job was leased, once the overtaken worker has been seen to keep silent. */
    int run(PushLoad load) throws IOException, InterruptedException {
        long mark = surroundings.requestMark();
        surroundings.hangNext("GET /v2/.+/blobs/");
        String digest = load.push().digest();
        Awaitility.await("a worker that waits for the registry")
                .atMost(PATIENCE)
                .until(() -> owner(digest) > 0 && surroundings.leftUnanswered(mark));
        long paused = owner(digest);
        Signal.STOP.send(paused);
        try {
            Awaitility.await("another worker that takes over")
                    .atMost(PATIENCE)
                    .until(() -> "SUCCEEDED".equals(column(digest, "state")));
        } finally {
            Signal.CONT.send(paused);
        }
        Awaitility.await("the overtaken worker's notice")
                .atMost(PATIENCE)
                .until(() -> says("Lost a job, imageDigest=" + digest)
                        || says("Dropped a result that came too late, imageDigest=" + digest));
        requireOneResult(digest);
        return Integer.parseInt(column(digest, "attempt"));
    }

    private void requireOneResult(String digest) throws IOException {
        long results = new Records(surroundings.broker())
                .of(Topics.ANALYSIS_RESULTS.name()).stream()
                        .filter(record -> digest.equals(record.key()))
                        .map(record -> parse(record.value()))
                        .filter(AnalysisResult::hasImageAnalyzed)
                        .count();
        if (results != 1) {
            throw new IllegalStateException(results + " results of one analysis were published for " + digest);
        }
    }

    private static AnalysisResult parse(byte[] value) {
        try {
            return Topics.ANALYSIS_RESULTS.parse(value);
        } catch (IOException e) {
            throw new IllegalStateException("a record of the results is none", e);
        }
    }

    /** The process that holds the job; 0 while none does. */
    private long owner(String digest) throws IOException {
        String owner = column(digest, "case when state = 'RUNNING' then lease_owner end");
        return owner.isEmpty() ? 0 : Long.parseLong(owner.substring(0, owner.indexOf('@')));
    }

    private String column(String digest, String expression) throws IOException {
        var server = surroundings.database();
        var sql = "select " + expression + " from analysis_job where digest = ?";
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("analysis"), server.user(), server.password());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, digest);
            try (var rows = statement.executeQuery()) {
                String value = rows.next() ? rows.getString(1) : null;
                return value == null ? "" : value;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the job of " + digest, e);
        }
    }

    private boolean says(String line) throws IOException {
        for (String log : List.of("analysis-service.log", "analysis-service-second.log")) {
            Path file = surroundings.data().resolve("logs").resolve(log);
            if (Files.exists(file) && Files.readString(file).contains(line)) {
                return true;
            }
        }
        return false;
    }
}
