package dev.crowsnest.local.pages;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.local.demo.Sample;
import dev.crowsnest.local.demo.Samples;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.NodePackage;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a first owner does, by keyboard alone, in one installation. {@code -Dscreenshots=true} writes docs/pages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final String OWN_PASSWORD = "a crow sees far from its nest";
    private static final String HOSTILE = "<img src=x onerror=document.title='taken'>";

    @TempDir
    private static Path directory;

    private static LauncherProcess launcher;
    private static Surroundings surroundings;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Chromium.isThere(), "needs chromium and chromedriver: apt-get install chromium chromium-driver");
        surroundings = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());
        launcher = LauncherProcess.start(surroundings.data(), surroundings.ports(), Map.of(), "up")
                .awaitReady();
        chromium = Chromium.at(surroundings.api());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (launcher != null) {
            launcher.close();
        }
    }

    @Test
    @Order(1)
    void leadsFromTheOneTimePasswordToTheFirstPage() throws IOException {
        String oneTime =
                Files.readString(surroundings.data().resolve("password")).strip();
        assertThat(launcher.said()).contains("sign in as owner with the one-time password " + oneTime);
        chromium.open("/");
        chromium.awaitPath("/sign-in");
        finish("sign-in");
        chromium.type("owner", Keys.TAB, "wrong", Keys.ENTER);
        chromium.awaitText("name and password do not belong together");
        assertThat(chromium.complaints()).allMatch(line -> line.contains("400"));
        chromium.tabTo("#password");
        chromium.type(oneTime, Keys.ENTER);
        chromium.awaitPath("/password");
        finish("password");
        chromium.type(oneTime, Keys.TAB, OWN_PASSWORD, Keys.TAB, OWN_PASSWORD, Keys.ENTER);

        chromium.awaitPath("/");
        chromium.awaitText("Push an image");
        finish("overview-empty");
        chromium.open("/images");
        chromium.awaitText("No image yet");
        finish("images-empty");
        assertThat(surroundings.data().resolve("password")).doesNotExist();
    }

    @Test
    @Order(2)
    void showsAPushAndItsResultWithoutReload() throws IOException {
        chromium.run("window.stays = true");
        for (Sample sample : new Samples(Path.of("target/sample-jars"), "pages").all()) {
            registry().push(sample.image(), sample.repository(), sample.tag());
        }

        chromium.awaitText("demo/multi");
        chromium.awaitGone(".state.waiting, .state.running");
        assertThat(chromium.all(".state.analysed")).hasSize(7);
        assertThat(chromium.run("return window.stays")).isEqualTo(true);
        finish("images");
    }

    @Test
    @Order(3)
    void sumsUpAllOnTheOverviewWithoutReload() throws IOException {
        chromium.open("/");
        chromium.run("window.stays = true");
        var layer = new LayerBuilder()
                .with(NodePackage.in("app/node_modules/left-pad", "left-pad", "1.0.0"))
                .gzip();
        registry()
                .push(ImageBuilder.oci().platform("linux", "amd64").layer(layer).build(), "overview", "1");

        chromium.awaitText("overview:1");
        chromium.awaitGone("main .state.waiting, main .state.running");
        assertThat(chromium.text()).contains("Nothing: each registry can be read", "8 images", "Nothing failed.");
        assertThat(chromium.run("return window.stays")).isEqualTo(true);
        finish("overview");
    }

    @Test
    @Order(4)
    void showsWhyAnImageIsAffectedAndWhatIsInIt() throws IOException {
        chromium.open("/images");
        chromium.type("/", "java-app", Keys.ENTER);
        chromium.awaitText("Clear filters");
        assertThat(chromium.all("tbody tr")).hasSize(1);
        chromium.tabTo("td.name a");
        chromium.type(Keys.ENTER);
        chromium.awaitText("demo/java-app:1");

        chromium.tabTo(".findings summary");
        chromium.type(Keys.ENTER);

        chromium.awaitText("Why this image is affected");
        assertThat(chromium.text()).contains("CVE-2021-44228", "org.apache.logging.log4j:log4j-core");
        finish("image");
        chromium.tabTo(".tabs a:nth-child(2)");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Brought by layer");
        assertThat(chromium.text()).contains("jackson-databind");
        finish("packages");
        chromium.tabTo(".tabs a:nth-child(3)");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Vulnerabilities that it brought");
        finish("layers");
        chromium.tabTo(".layers a[href*='layer=sha256']");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Show all packages");
        chromium.tabTo(".tabs a:nth-child(4)");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Tag 1 was put on it");
        finish("history");
    }

    @Test
    @Order(5)
    void showsWhatAnImageSuppliesAsTextOnly() throws IOException {
        var layer = new LayerBuilder()
                .with(NodePackage.in("app/" + HOSTILE + "/node_modules/left-pad", "left-pad", "1.0.0"))
                .with(NodePackage.in("app/node_modules/named", HOSTILE, "1.0.0"))
                .with(NodePackage.in("app/node_modules/versioned", "versioned", HOSTILE))
                .gzip();
        var image = ImageBuilder.oci()
                .platform("linux", "amd64")
                .layer(layer)
                .history("RUN " + HOSTILE + " /* */ " + HOSTILE.repeat(10))
                .emptyHistory("LABEL name=" + HOSTILE)
                .label(HOSTILE, HOSTILE)
                .build();
        String digest = registry().push(image, "hostile", "1");

        chromium.open("/images?q=hostile");
        chromium.awaitText("hostile:1");
        chromium.awaitGone(".state.waiting, .state.running");
        for (String tab : new String[] {"", "/layers", "/history", "/packages"}) {
            chromium.open("/images/" + digest + tab);
            assertThat(chromium.all("main img")).isEmpty();
            assertThat(chromium.run("return document.title")).asString().startsWith("hostile:1");
        }
        assertThat(chromium.text()).contains("app/" + HOSTILE + "/node_modules/left-pad");
        chromium.open("/images/" + digest + "/layers");
        assertThat(chromium.text()).contains("RUN " + HOSTILE, "LABEL name=" + HOSTILE, "no layer");
        chromium.requireFitsPhone();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    @Order(6)
    void turnsARepositoryOffAndOnAgain() throws IOException {
        chromium.open("/settings/integrations");
        chromium.tabTo("[href^='/repositories?registry=']");
        chromium.type(Keys.ENTER);
        chromium.awaitText("demo/java-app");
        finish("repositories");
        chromium.type(Keys.TAB);
        chromium.tabTo("button[name=off]");
        chromium.type(Keys.ENTER);
        chromium.awaitOne("button[name=on]");
        chromium.tabTo("button[name=on]");
        chromium.type(Keys.ENTER);
        chromium.awaitGone("button[name=on]");
        chromium.tabTo("tbody .legend a");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Only those of demo/");
    }

    @Test
    @Order(7)
    void turnsOnAllAfterTheirNumberAndNewOnesByTheirNames() throws IOException {
        chromium.open("/repositories?q=demo/*");
        chromium.tabTo("button[name=off]");
        chromium.type(Keys.ENTER);
        chromium.awaitOne("button[name=on]");
        chromium.tabTo("[data-opens=all]");
        chromium.type(Keys.ENTER);
        chromium.awaitText("Turn on 1 repository?");
        chromium.tabTo("dialog[open] .main");
        chromium.type(Keys.ENTER);
        chromium.awaitGone("button[name=on]");

        chromium.tabTo("#patterns");
        chromium.selectAll();
        chromium.type("team/[*", Keys.ENTER);
        chromium.awaitText("Not saved: could not enable new repositories by name");
        assertThat(chromium.complaints()).allMatch(line -> line.contains("400"));
        chromium.requireFitsPhone();
        chromium.tabTo("#patterns");
        chromium.selectAll();
        chromium.type("team/*, *", Keys.ENTER);
        chromium.awaitGone("[aria-invalid]");
        assertThat(chromium.find("#patterns").getDomProperty("value")).isEqualTo("team/*, *");
    }

    @Test
    @Order(8)
    void showsTheRegistriesAndHowOneMoreIsConnected() throws IOException {
        chromium.open("/settings/integrations");
        assertThat(chromium.text()).contains("123456789012", "eu-central-1", "Connected");
        finish("integrations");
        chromium.tabTo("[href$='/cost']");
        chromium.type(Keys.ENTER);
        chromium.awaitText("The stack's resources");
        assertThat(chromium.text()).contains("ScoutAPICredentials", "Pulled", "Cost, at $0.09 a gigabyte");
        finish("cost");
        chromium.open("/settings/integrations");
        chromium.tabTo("[data-opens^='rotate-']");
        chromium.type(Keys.ENTER);
        chromium.awaitText("no event is refused");
        chromium.type(Keys.ESCAPE);
        chromium.tabTo("[data-opens^='remove-']");
        chromium.type(Keys.ENTER);
        chromium.awaitText("What stays in AWS: the stack crowsnest");
        chromium.type(Keys.ESCAPE);
        chromium.tabTo("#name");
        chromium.type("production", Keys.ENTER);
        chromium.awaitText("Connect production");
        chromium.awaitText("Waiting for the stack in AWS");
        assertThat(chromium.text()).contains("aws cloudformation deploy", "AWS's console takes templates from S3 only");
        finish("connect");
    }

    @Test
    @Order(9)
    void showsHowTheFeedsStandAndThatNothingFailed() throws IOException {
        chromium.open("/settings/advisories");
        chromium.awaitText("Look for new ones now");
        finish("advisories");
        chromium.open("/failures");
        chromium.awaitText("No analysis failed");
        finish("failures-empty");
    }

    @Test
    @Order(10)
    void sortsImagesByTheHeadsOfTheList() {
        chromium.open("/images");
        chromium.tabTo("th a[href*='sort=-severity']");
        chromium.type(Keys.ENTER);
        chromium.awaitOne("th[aria-sort=descending] a[href*='sort=severity']");
        chromium.awaitText("The worst first");
    }

    @Test
    @Order(11)
    void makesATokenAndShowsWhoDidSo() throws IOException {
        chromium.open("/settings/tokens");
        chromium.tabTo("#name");
        chromium.type("laptop", Keys.ENTER);
        chromium.awaitText("Token laptop");
        assertThat(chromium.find("#token").getText()).startsWith("cn_");
        chromium.open("/settings/tokens");
        assertThat(chromium.text()).contains("laptop", "read, as owner", "never");
        finish("tokens");

        chromium.open("/settings/audit");

        assertThat(chromium.text()).contains("made the token laptop of owner", "signed in as owner");
        finish("audit");
    }

    @Test
    @Order(12)
    void letsInWhomeverALinkWasSentTo() throws IOException {
        chromium.open("/settings/people");
        assertThat(chromium.text()).contains("Nobody else is an owner who can sign in");
        chromium.tabTo("#name");
        chromium.type("Grace Hopper", Keys.ENTER);
        chromium.awaitText("Link for Grace Hopper");
        String link = chromium.find("#link").getText();
        assertThat(link).startsWith(surroundings.api().toString());
        chromium.open("/settings/people");
        finish("people");

        chromium.open(link);
        finish("invitation");
        chromium.type(OWN_PASSWORD, Keys.TAB, OWN_PASSWORD, Keys.ENTER);

        chromium.awaitPath("/");
        assertThat(chromium.text()).contains("Grace Hopper");
        chromium.open(link);
        chromium.awaitText("it was used already");
        chromium.requireFitsPhone();
        chromium.complaints();
    }

    @Test
    @Order(90)
    void tellsAMemberOnEveryPageWhatIsNotForThemAndWhy() {
        assertThat(new PageTour(chromium).walk())
                .contains("/repositories", "/settings/people")
                .doesNotContain("/settings/audit");
    }

    @Test
    @Order(91)
    void tellsAnEditorToo() {
        signOut();
        signIn("owner");
        chromium.open("/settings/people");
        chromium.tabTo("[aria-label='Role of Grace Hopper']");
        chromium.type("editor", Keys.TAB, Keys.ENTER);
        chromium.awaitOne("[aria-label='Role of Grace Hopper'] [value=editor][selected]");
        assertThat(new PageTour(chromium).walk()).contains("/settings/audit");
        signOut();
        signIn("Grace Hopper");

        assertThat(new PageTour(chromium).walk()).doesNotContain("/settings/audit");
        chromium.open("/repositories");
        assertThat(chromium.all("button[name=off]")).isNotEmpty();
    }

    @Test
    @Order(92)
    void signsOut() {
        signOut();

        chromium.open("/images");

        chromium.awaitPath("/sign-in");
    }

    private static void signIn(String name) {
        chromium.type(name, Keys.TAB, OWN_PASSWORD, Keys.ENTER);
        chromium.awaitPath("/");
    }

    private static void signOut() {
        chromium.open("/images");
        chromium.tabTo(".who > summary");
        chromium.type(Keys.ENTER);
        chromium.tabTo(".who button");
        chromium.type(Keys.ENTER);
        chromium.awaitPath("/sign-in");
    }

    private static RegistryPush registry() {
        return RegistryPush.to(surroundings.registry());
    }

    private static void finish(String page) throws IOException {
        assertThat(chromium.complaints()).isEmpty();
        chromium.requireFitsPhone();
        if (Boolean.getBoolean("screenshots")) {
            chromium.keepPictures(LauncherProcess.home().resolve("docs/pages"), page);
        }
    }
}
