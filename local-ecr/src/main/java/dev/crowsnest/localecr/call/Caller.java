package dev.crowsnest.localecr.call;

import java.util.Set;

/** Who makes a call. */
public sealed interface Caller {

    /** What the pull role of the CloudFormation template allows, and no more. */
    Set<String> ROLE_ACTIONS = Set.of(
            "ecr:GetAuthorizationToken",
            "ecr:DescribeRepositories",
            "ecr:DescribeImages",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "secretsmanager:CreateSecret",
            "secretsmanager:PutSecretValue",
            "secretsmanager:GetSecretValue",
            "secretsmanager:UpdateSecret",
            "events:UpdateConnection");

    /** Whether the action, such as {@code ecr:PutImage}, is allowed. Calls of STS are allowed to everybody. */
    boolean may(String action);

    String arn(Account account);

    /** Someone on this machine who did not sign in, where that is allowed. */
    record Guest() implements Caller {
        @Override
        public boolean may(String action) {
            return true;
        }

        @Override
        public String arn(Account account) {
            return "arn:aws:iam::%s:root".formatted(account.id());
        }
    }

    /** A user of the account itself. */
    record AccountUser(String accessKeyId) implements Caller {
        @Override
        public boolean may(String action) {
            return true;
        }

        @Override
        public String arn(Account account) {
            return "arn:aws:iam::%s:user/%s".formatted(account.id(), accessKeyId);
        }
    }

    /** A user of another account, who has no right here but to assume a role that trusts them. */
    record Outsider(String accessKeyId) implements Caller {
        @Override
        public boolean may(String action) {
            return false;
        }

        @Override
        public String arn(Account account) {
            return "arn:aws:iam::000000000000:user/%s".formatted(accessKeyId);
        }
    }

    /** Someone who has assumed a role. */
    record AssumedRole(String roleArn, String session) implements Caller {
        @Override
        public boolean may(String action) {
            return ROLE_ACTIONS.contains(action);
        }

        @Override
        public String arn(Account account) {
            var role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
            return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account.id(), role, session);
        }
    }
}
