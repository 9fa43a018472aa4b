package dev.crowsnest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SignInCommandsTest {

    private static final String ME = "{\"name\": \"Ada\", \"role\": \"owner\", \"token\": \"laptop\"}";

    private final FakeServer server =
            new FakeServer().answers("GET /api/v1/me", 200, ME).answers("GET /api/v1/feeds", 200, "{\"items\": []}");

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsServerAndTokenForAllCommands() {
        CommandRun run = login(server.address() + "/", FakeServer.TOKEN);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("signed in to " + server.address() + " as Ada (owner); kept in " + kept() + "\n");
        assertThat(run.status()).isZero();
        assertThat(feeds().status()).isZero();
        assertThat(feeds("--server", server.address()).status()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsThemWhereTheirOwnerAloneCanReadThem() throws IOException {
        login(server.address(), FakeServer.TOKEN);
        login(server.address(), FakeServer.TOKEN);

        assertThat(Files.getPosixFilePermissions(kept())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(kept().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(kept().getParent())) {
            assertThat(files).containsExactly(kept());
        }
    }

    @Test
    void keepsThemInTheDirectoryThatIsNamedForThat() {
        Path elsewhere = home.resolve("elsewhere");

        new CommandRun(home)
                .with("XDG_CONFIG_HOME", elsewhere.toString())
                .input(FakeServer.TOKEN)
                .run("login", "--server", server.address(), "--token-stdin");

        assertThat(elsewhere.resolve("crowsnest/login.json")).exists();
        assertThat(kept()).doesNotExist();
    }

    @Test
    void keepsNoTokenThatTheServerDoesNotTake() {
        CommandRun run = login(server.address(), "cn_of-somebody-else");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("could not sign in to " + server.address() + ": it does not accept the token")
                .doesNotContain("somebody-else");
        assertThat(kept()).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithATokenWithoutShowingIt() {
        CommandRun blank = login(server.address(), " \n");
        CommandRun odd = login(server.address(), "cn_secret\u0007");
        CommandRun fromEnvironment = new CommandRun(home)
                .with("CROWSNEST_TOKEN", "cn_secret\nX-Other: 1")
                .run("advisories", "list", "--server", server.address());

        for (CommandRun run : new CommandRun[] {blank, odd, fromEnvironment}) {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains("is no token")
                    .doesNotContain("cn_secret")
                    .hasLineCount(1);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void letsOptionAndEnvironmentWin() {
        login(server.address(), FakeServer.TOKEN);
        try (var other = new FakeServer().answers("GET /api/v1/feeds", 200, "{\"items\": []}")) {
            assertThat(feeds("--server", other.address()).err()).contains("it does not accept the token");
            assertThat(new CommandRun(home)
                            .with("CROWSNEST_SERVER", other.address())
                            .with("CROWSNEST_TOKEN", FakeServer.TOKEN)
                            .run("advisories", "list")
                            .status())
                    .isZero();
            assertThat(other.requests()).hasSize(2);
        }
        assertThat(new CommandRun(home)
                        .with("CROWSNEST_TOKEN", "cn_another")
                        .run("advisories", "list")
                        .err())
                .contains("it does not accept the token");
        assertThat(feeds("--server=").out()).startsWith("starter set");
        assertThat(new CommandRun(home)
                        .with("CROWSNEST_SERVER", "")
                        .run("advisories", "list")
                        .out())
                .startsWith("starter set");
    }

    @Test
    void forgetsThem() {
        login(server.address(), FakeServer.TOKEN);

        assertThat(new CommandRun(home).run("logout").out()).startsWith("signed out");
        assertThat(kept()).doesNotExist();
        assertThat(feeds().out()).startsWith("starter set");
        assertThat(new CommandRun(home).run("logout").out()).isEqualTo("nobody is signed in\n");
    }

    @Test
    void saysWhatIsMissing() {
        CommandRun nowhere = new CommandRun(home).input("x").run("login", "--token-stdin");
        CommandRun nothing = new CommandRun(home).run("login", "--server", server.address(), "--token-stdin");

        assertThat(nowhere.err()).contains("could not sign in: no server is named; give --server");
        assertThat(nothing.err()).contains("could not read the token: the standard input is empty");
    }

    @Test
    void saysThatAKeptSignInCannotBeReadWithoutShowingIt() throws IOException {
        Files.createDirectories(kept().getParent());
        Files.writeString(kept(), "{\"server\": \"http://localhost:1\", \"token\": cn_secret}");

        CommandRun run = feeds();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains(kept().toString(), "sign in again").doesNotContain("cn_secret");
    }

    private CommandRun login(String address, String token) {
        return new CommandRun(home).input(token).run("login", "--server", address, "--token-stdin");
    }

    private CommandRun feeds(String... options) {
        return new CommandRun(home)
                .run(Stream.concat(Stream.of("advisories", "list"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path kept() {
        return home.resolve(".config/crowsnest/login.json");
    }
}
