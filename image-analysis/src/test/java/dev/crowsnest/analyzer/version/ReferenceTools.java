package dev.crowsnest.analyzer.version;

import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The ecosystems' own tools, as far as one process of theirs answers many pairs. */
final class ReferenceTools {

    static final ReferenceTool DPKG = new ReferenceTool("dpkg", List.of("sh", "-c", """
            command -v dpkg >&2 || exit 1
            tab=$(printf '\\t')
            while IFS="$tab" read -r left right; do
              dpkg --compare-versions "$left" lt "$right"; lt=$?
              dpkg --compare-versions "$left" eq "$right"; eq=$?
              case $lt$eq in 01) echo -1;; 10) echo 0;; 11) echo 1;; *) echo x;; esac
            done
            """));

    static final ReferenceTool PERL_DPKG = new ReferenceTool("perl's Dpkg::Version", List.of("perl", "-e", """
            use Dpkg::Version;
            while (<STDIN>) {
              chomp; my ($left, $right) = split /\\t/, $_, -1;
              my $known = version_check($left) && version_check($right);
              print $known ? version_compare($left, $right) : 'x', "\\n";
            }
            """));

    static final ReferenceTool PACKAGING = new ReferenceTool("Python's packaging", List.of("python3", "-c", """
            import sys
            from packaging.version import Version, InvalidVersion
            for line in sys.stdin:
                try:
                    left, right = map(Version, line.rstrip('\\n').split('\\t'))
                    print((left > right) - (left < right))
                except InvalidVersion:
                    print('x')
            """));

    static final ReferenceTool RUBYGEMS = new ReferenceTool("Ruby's Gem::Version", List.of("ruby", "-e", """
            STDIN.each_line do |line|
              left, right = line.chomp.split("\\t", -1)
              known = Gem::Version.correct?(left) && Gem::Version.correct?(right)
              puts known ? Gem::Version.new(left) <=> Gem::Version.new(right) : 'x'
            end
            """));

    static final ReferenceTool COMPOSER = new ReferenceTool("Composer's semver", List.of("php", "-r", """
            require 'Composer/Semver/autoload.php';
            $parser = new Composer\\Semver\\VersionParser();
            while (($line = fgets(STDIN)) !== false) {
              try {
                [$left, $right] = array_map([$parser, 'normalize'], explode("\\t", rtrim($line, "\\n")));
                $branch = str_starts_with($left, 'dev-') || str_starts_with($right, 'dev-');
                echo $branch ? 'x' : version_compare($left, $right), "\\n";
              } catch (UnexpectedValueException $e) {
                echo "x\\n";
              }
            }
            """));

    static final ReferenceTool RPM =
            new ReferenceTool("rpm", List.of(System.getProperty("crowsnest.test.rpm", "rpm"), "-E", """
                %{lua:
                  for line in io.lines() do
                    local left, right = line:match('^(.*)\\t(.*)$')
                    local known, order = pcall(function() return rpm.vercmp(left, right) end)
                    print((known and order or 'x') .. '\\n')
                  end
                }"""));

    /** The order of Go's own command, whose source comes with it. */
    static final ReferenceTool GO = new ReferenceTool("Go's semver", List.of("sh", "-c", """
            root=$(go env GOROOT) || exit 1
            work=$(mktemp -d) && trap 'rm -r "$work"' EXIT && mkdir "$work/semver" || exit 1
            cp "$root/src/cmd/vendor/golang.org/x/mod/semver/semver.go" "$work/semver/" || exit 1
            printf 'module order\\ngo 1.21\\n' > "$work/go.mod"
            cat > "$work/main.go" <<'END'
            package main

            import (
            	"bufio"
            	"fmt"
            	"order/semver"
            	"os"
            	"strings"
            )

            func main() {
            	lines := bufio.NewScanner(os.Stdin)
            	for lines.Scan() {
            		pair := strings.Split(lines.Text(), "\t")
            		for i, version := range pair {
            			if !strings.HasPrefix(version, "v") {
            				pair[i] = "v" + version
            			}
            		}
            		if semver.IsValid(pair[0]) && semver.IsValid(pair[1]) {
            			fmt.Println(semver.Compare(pair[0], pair[1]))
            		} else {
            			fmt.Println("x")
            		}
            	}
            }
            END
            cd "$work" && GOTOOLCHAIN=local GOPROXY=off go run .
            """));

    /** node-semver, strict. */
    static final ReferenceTool NODE = nodeSemver(false);

    /** node-semver as npm reads a package.json with it. */
    static final ReferenceTool NPM = nodeSemver(true);

    private ReferenceTools() {}

    /** Maven's own class, which needs no process. */
    static List<String> maven(List<List<String>> pairs) {
        return pairs.stream()
                .map(pair -> new ComparableVersion(pair.get(0)).compareTo(new ComparableVersion(pair.get(1))))
                .map(order -> Integer.toString(Integer.signum(order)))
                .toList();
    }

    private static ReferenceTool nodeSemver(boolean loose) {
        return new ReferenceTool(
                "node's semver",
                List.of("node", "-e", """
                const npms = () => require('child_process').execSync('npm root -g').toString().trim() + '/npm/node_modules/semver';
                const semver = require(process.argv[1] || npms());
                const loose = process.argv[2] === 'true';
                const lines = require('fs').readFileSync(0, 'utf8').split('\\n').slice(0, -1);
                console.log(lines.map(line => {
                  const [left, right] = line.split('\\t').map(text => semver.parse(text, { loose }));
                  return left && right ? left.compare(right) : 'x';
                }).join('\\n'));
                """, System.getProperty("crowsnest.test.semver", ""), Boolean.toString(loose)));
    }
}
