package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code bench/pages} runs. It prints milliseconds; only what no clock decides makes it fail. */
@QuarkusTest
@EnabledIfSystemProperty(
        named = "crowsnest.bench.images",
        matches = "[1-9][0-9]*",
        disabledReason = "bench/pages runs it")
class PagesBench extends RunningService {

    private static final int IMAGES = Integer.getInteger("crowsnest.bench.images", 0);
    private static final int REPOSITORIES = Math.max(1, IMAGES / 200);
    private static final int REQUESTS = 50;

    /** The first ones warm JVM and server, and are not counted. */
    private static final int WARM = 30;

    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private final HttpClient client = HttpClient.newHttpClient();

    private String session = "";

    @Test
    void printsHowLongPagesTake() throws IOException, InterruptedException {
        fill();
        session = Browser.of(asOwner(), "member").session();
        Map<String, String> pages = pages();
        for (String address : pages.values()) {
            for (int i = 0; i < WARM / pages.size() + 1; i++) {
                get(address);
            }
        }

        for (Map.Entry<String, String> page : pages.entrySet()) {
            long[] micros = new long[REQUESTS];
            for (int i = 0; i < REQUESTS; i++) {
                long begun = System.nanoTime();
                get(page.getValue());
                micros[i] = (System.nanoTime() - begun) / 1000;
            }
            print(page.getKey(), micros);
        }
    }

    private Map<String, String> pages() throws IOException, InterruptedException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("first page", "/images");
        pages.put("of one repository", "/images?q=bench/repository-7");
        pages.put("by tag", "/images?q=tag-" + IMAGES / 3);
        pages.put("critical only", "/images?severity=CRITICAL");
        pages.put("failed only", "/images?state=FAILED&untagged=yes");
        pages.put("nothing found", "/images?q=no-such-thing");
        pages.put("sorted by repository", "/images?sort=repository");
        pages.put("sorted by severity", "/images?sort=-severity");
        pages.put("sorted by push, oldest first", "/images?sort=pushed");
        pages.put("deep page", deep(""));
        pages.put("deep page by repository", deep("repository"));
        pages.put("deep page by severity", deep("-severity"));
        return pages;
    }

    /** The page in the middle of a list, by a cursor as the list gives them out. */
    private String deep(String sort) throws IOException, InterruptedException {
        String order = switch (sort) {
            case "" -> "i.listed_at desc, i.id desc";
            case "repository" -> "r.name, i.listed_at desc, i.id desc";
            default -> "critical desc, high desc, medium desc, low desc, i.listed_at desc, i.id desc";
        };
        String words = switch (sort) {
            case "" -> "";
            case "repository" -> "'+repository ' || r.name || ' ' || ";
            default -> "concat_ws(' ', '-severity', critical, high, medium, low) || ' ' || ";
        };
        String cursor = Browser.query("select " + words
                + "to_char(i.listed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || ' ' || i.id"
                + " from image i join repository r on r.id = i.repository_id order by " + order + " offset "
                + IMAGES / 2
                + " limit 1");
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
        String address = "/images?sort=" + sort + "&cursor=" + encoded;
        assertThat(NEXT.matcher(get(address)).find()).as(address).isTrue();
        return address;
    }

    private String get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Cookie", Browser.COOKIE + "=" + session)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    /** Four of five images are tagged; as many repositories as registries of that size have. */
    private static void fill() {
        for (String statement : List.of("""
                insert into integration (id, name, account, region, external_id, enable_new_repositories, state, state_since, created_at)
                values ('00000000-0000-0000-0000-000000000001', 'bench', '000000000001', 'eu-central-1', 'bench', true,
                        'CONNECTED', now(), now())""", """
                insert into repository (id, integration_id, name, enabled, analyze_untagged, last_push_at, look_back_attempt)
                select md5('r' || n)::uuid, '00000000-0000-0000-0000-000000000001', 'bench/repository-' || n, true, false, now(), 0
                from generate_series(1, %1$d) n""", """
                insert into image (id, repository_id, digest, kind, state, listed_at, pushed_at, archived, analysis_state, analysis_reason,
                                   analysis_attempt, requested_at, analyzed_at, analysis_since, result_sequence, critical, high, medium, low)
                select md5('i' || n)::uuid, md5('r' || 1 + n %% %1$d)::uuid,
                       'sha256:' || md5('a' || n) || md5('b' || n), 'IMAGE', state, at, at, false, state,
                       case state when 'FAILED' then 'could not fetch the manifest: the server answered 503' end, 1, at, at, at, 1,
                       (random() ^ 4 * 20)::int, (random() ^ 2 * 60)::int, (random() * 120)::int, (random() * 90)::int
                from (select n, now() - n * interval '1 minute' as at,
                             case when n %% 50 = 0 then 'FAILED' when n %% 200 = 1 then 'QUEUED' else 'ANALYZED' end as state
                      from generate_series(1, %2$d) n) made""", """
                insert into image_tag (repository_id, tag, digest, since)
                select md5('r' || 1 + n %% %1$d)::uuid, 'tag-' || n, 'sha256:' || md5('a' || n) || md5('b' || n), now()
                from generate_series(1, %2$d) n where n %% 5 <> 0""", """
                insert into image_platform (image_id, place, digest, platform, distribution, packages, critical, high, medium, low,
                                            unspecified, fixable, undecided, size)
                select id, 0, digest, 'linux/amd64', 'Debian GNU/Linux 12', 412, critical, high, medium, low, 3, 17, 1, 191000000
                from image where id in (select md5('i' || n)::uuid from generate_series(1, %2$d) n)""", "analyze")) {
            Browser.execute(String.format(statement, REPOSITORIES, IMAGES));
        }
    }

    private static void print(String name, long[] micros) {
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "pages: %s: median %.0f ms, p95 %.0f ms%n",
                name,
                micros[REQUESTS / 2] / 1000.0,
                micros[REQUESTS * 95 / 100] / 1000.0);
    }
}
