package dev.crowsnest.ingest.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A push as EventBridge tells of it. */
record PushEvent(String id, String repository, byte[] body) {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-west-2";

    private static final int REPOSITORIES = 100;

    private static final String BODY = """
            {"version":"0","id":"%s","detail-type":"ECR Image Action","source":"aws.ecr","account":"%s","time":"%s",\
            "region":"%s","resources":["arn:aws:ecr:%s:%s:repository/%s"],"detail":{"result":"SUCCESS",\
            "repository-name":"%s","image-digest":"sha256:%064x","action-type":"PUSH","image-tag":"build-%d",\
            "manifest-media-type":"application/vnd.oci.image.manifest.v1+json"}}""";

    /** The {@code number}-th event of a run. */
    static PushEvent of(int number) {
        String id = UUID.randomUUID().toString();
        String repository = "team-" + number % REPOSITORIES;
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String body =
                BODY.formatted(id, ACCOUNT, time, REGION, REGION, ACCOUNT, repository, repository, number, number);
        return new PushEvent(id, repository, body.getBytes(StandardCharsets.UTF_8));
    }
}
