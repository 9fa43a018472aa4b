package dev.crowsnest.integration.why;

import dev.crowsnest.integration.api.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageNameTest {

    private static final String ECR = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void readsHostRepositoryTagAndDigest() {
        ImageName name = ImageName.parse("  " + ECR.toUpperCase(Locale.ROOT) + "/shop/api:1.0@" + DIGEST);

        assertThat(name.host()).isEqualTo(ECR);
        assertThat(name.repository()).isEqualTo("shop/api");
        assertThat(name.tag()).isEqualTo("1.0");
        assertThat(name.digest()).hasToString(DIGEST);
        assertThat(name).hasToString(ECR + "/shop/api:1.0@" + DIGEST);
    }

    @Test
    void takesTheColonOfAPortForNoTag() {
        ImageName name = ImageName.parse("localhost:5000/api:1");

        assertThat(name.host()).isEqualTo("localhost:5000");
        assertThat(name.tag()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.eu-central-1.amazonaws.com,     123456789012/eu-central-1",
        "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com, 123456789012/us-gov-west-1",
        "123456789012.dkr-ecr.us-east-2.on.aws,               123456789012/us-east-2",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn,    123456789012/cn-north-1",
        "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu,    123456789012/eusc-de-east-1",
    })
    void knowsEachHostOfARegistry(String host, String registry) {
        assertThat(ImageName.parse(host + "/api:1").registry().map(Object::toString))
                .contains(registry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public.ecr.aws",
                "localhost:5000",
                "12345.dkr.ecr.eu-central-1.amazonaws.com",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com.evil.example",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com:443",
                "123456789012.dkr.ecr.nowhere.amazonaws.com"
            })
    void takesNoOtherHostForOne(String host) {
        assertThat(ImageName.parse(host + "/api:1").registry()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "nginx",
                "nginx:1",
                "library/nginx:1",
                "/api:1",
                ECR,
                ECR + "/",
                ECR + "/api",
                ECR + "/api:",
                ECR + "/api:-1",
                ECR + "/API:1",
                ECR + "/api:1:2",
                ECR + "/api@sha256:1",
                ECR + "/api@",
                "https://" + ECR + "/api:1",
                "a b.example/api:1"
            })
    void refusesWhatNamesNoImage(String text) {
        assertThatThrownBy(() -> ImageName.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("could not say why an image is not shown for ");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> ImageName.parse(ECR + "/api")).hasMessageEndingWith("add :TAG or @sha256:…");
        assertThatThrownBy(() -> ImageName.parse("nginx:1")).hasMessageEndingWith("write HOST/REPOSITORY:TAG");
        assertThatThrownBy(() -> ImageName.parse("x".repeat(5_000)))
                .hasMessageContaining("5000 characters")
                .hasMessageNotContaining("xxx");
    }
}
