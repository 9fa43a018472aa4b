package dev.crowsnest.localecr.call;

import java.util.regex.Pattern;

/** The AWS account and region that this registry stands for. */
public record Account(String id, String region) {

    private static final Pattern ID = Pattern.compile("[0-9]{12}");

    public Account {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an AWS account is twelve digits, not '" + id + "'");
        }
    }

    public String repositoryArn(String repository) {
        return "arn:aws:ecr:%s:%s:repository/%s".formatted(region, id, repository);
    }

    public String secretArn(String suffixedName) {
        return "arn:aws:secretsmanager:%s:%s:secret:%s".formatted(region, id, suffixedName);
    }
}
