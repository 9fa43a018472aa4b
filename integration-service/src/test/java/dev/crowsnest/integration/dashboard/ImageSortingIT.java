package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** The list of images sorted, page by page: 62 images in two repositories, many of them with the same figures and moments. */
@QuarkusTest
class ImageSortingIT extends RunningService {

    private static final Pattern ROW = Pattern.compile("<a href=\"/images/(sha256:[0-9a-f]{64})\\?");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final int ALL = 62;

    private final String place = UUID.randomUUID().toString();

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void knowMoreThanAPage() {
        registry = newRegistry(true);
        browser = Browser.of(asOwner(), "member");
        for (String name : List.of("a", "b")) {
            String repository = place + "/" + name;
            registry.push(repository, Digests.next(), "", Instant.parse("2026-11-20T00:00:00Z"));
            eventually().until(() -> browser.get(list("")).asString().contains(repository));
            Browser.execute("""
                    insert into image (id, repository_id, digest, kind, state, listed_at, pushed_at, archived, analysis_state,
                                       analysis_attempt, result_sequence, critical, high, medium, low)
                    select gen_random_uuid(), r.id, 'sha256:' || md5(r.id::text || n) || md5('b' || n), 'IMAGE', 'ANALYZED', moment, moment,
                           false, 'ANALYZED', 1, 1, n %% 3, n %% 2, 0, 0
                    from repository r, generate_series(1, 30) n, (select timestamptz '2026-11-21T00:00:00Z' as moment) pushed
                    where r.name = '%s'""".formatted(repository));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'listed_at desc, i.id desc'",
        "pushed, 'listed_at, i.id'",
        "repository, 'r.name, listed_at desc, i.id desc'",
        "-repository, 'r.name desc, listed_at desc, i.id desc'",
        "-severity, 'critical desc, high desc, medium desc, low desc, listed_at desc, i.id desc'",
        "severity, 'critical, high, medium, low, listed_at, i.id'",
    })
    void showsEachImageOnceAndAllInOrder(String sort, String order) {
        String expected = Browser.query("select string_agg(digest, ' ' order by " + order
                + ") from image i join repository r on r.id = i.repository_id where r.name like '" + place + "%'");

        assertThat(walked(list("&sort=" + sort), () -> {})).hasSize(ALL).containsExactly(expected.split(" "));
    }

    @Test
    void movesNothingToAnotherPageWhenSomethingIsPushedMeanwhile() {
        List<String> before = walked(list("&sort=-severity"), () -> {});

        List<String> meanwhile =
                walked(list("&sort=-severity"), () -> Browser.execute("""
                        insert into image (id, repository_id, digest, kind, state, listed_at, pushed_at, archived, analysis_state,
                                           analysis_attempt, result_sequence, critical, high, medium, low)
                        select gen_random_uuid(), repository_id, '%s', kind, state, listed_at, pushed_at, archived, analysis_state,
                               analysis_attempt, result_sequence, 9, high, medium, low
                        from image where digest = '%s'""".formatted(Digests.next(), before.get(0))));

        assertThat(meanwhile).isEqualTo(before);
    }

    @Test
    void saysInTheHeadHowItIsSortedAndLeadsToTheOtherWay() {
        String sorted = browser.get(list("&sort=-severity&state=ANALYZED")).asString();

        assertThat(sorted)
                .contains("aria-sort=\"descending\"><a href=\"/images?q=" + place)
                .containsOnlyOnce("aria-sort")
                .contains("sort=severity\">Vulnerabilities", "sort=repository\">Image", "state=ANALYZED")
                .contains("<option value=\"-severity\" selected>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository", "severity", "pushed"})
    void goesOnOnlyInTheOrderThatItBeganIn(String other) {
        String next = next(browser.get(list("&sort=-severity")).asString());

        browser.get(next.replace("sort=-severity", "sort=" + other))
                .then()
                .statusCode(400)
                .body(containsString("it is none that this list gave out in this order"));
    }

    @Test
    void explainsAnOrderThatCannotBe() {
        browser.get("/images?sort=colour").then().statusCode(400).body(containsString("choose a head of the list"));
    }

    private List<String> walked(String first, Runnable afterTheFirst) {
        List<String> digests = new ArrayList<>();
        String address = first;
        while (!address.isEmpty()) {
            String page = browser.get(address).asString();
            Matcher rows = ROW.matcher(page);
            while (rows.find()) {
                digests.add(rows.group(1));
            }
            if (address.equals(first)) {
                afterTheFirst.run();
            }
            address = next(page);
        }
        return digests;
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        return next.find() ? next.group(1).replace("&amp;", "&") : "";
    }

    private String list(String more) {
        return "/images?untagged=yes&q=" + place + more;
    }
}
