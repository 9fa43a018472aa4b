package dev.crowsnest.cli.image;

import dev.crowsnest.cli.CommandFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageLocationTest {

    @Test
    void takesAnOrdinaryNameForAReference() {
        assertThat(ImageLocation.parse("registry:2")).hasToString("docker.io/library/registry:2");
        assertThat(ImageLocation.parse("archive")).hasToString("docker.io/library/archive:latest");
        assertThat(ImageLocation.parse("registry://localhost:5000/team/app:1"))
                .hasToString("localhost:5000/team/app:1");
    }

    @Test
    void takesASchemeWithSlashesAndWithout() {
        for (String text : new String[] {"oci-dir:some/where:1.0", "oci-dir://some/where:1.0"}) {
            assertThat(ImageLocation.parse(text))
                    .isEqualTo(new ImageLocation.InDirectory(Path.of("some/where"), "1.0"));
        }
        for (String text : new String[] {"archive:/some.tar", "archive:///some.tar"}) {
            assertThat(ImageLocation.parse(text)).isEqualTo(new ImageLocation.InArchive(Path.of("/some.tar")));
        }
    }

    @Test
    void takesNoPathForAReference() {
        for (String text : new String[] {"no/such.tar", "./no", "~/no", "docker://host/app"}) {
            assertThatThrownBy(() -> ImageLocation.parse(text))
                    .as(text)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("there is no such file or directory");
        }
    }
}
