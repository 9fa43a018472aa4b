package dev.crowsnest.analysis.inventory.store;

/** The statements of the inventory's tables. */
final class InventorySql {

    static final String FIND = "select digest, platform, size, inventory from image where digest = :digest";

    static final String SAVE = """
            insert into image (digest, platform, distribution, size, packages, inventory, revision, analyzed_at)
            values (:digest, :platform, :distribution, :size, :packages, :inventory, :revision, clock_timestamp())
            on conflict (digest) do update
            set platform = excluded.platform, distribution = excluded.distribution, size = excluded.size,
                packages = excluded.packages, inventory = excluded.inventory, revision = excluded.revision,
                analyzed_at = excluded.analyzed_at
            """;

    static final String CHILDREN =
            "select child_digest, platform, skipped_reason from analysis_child where digest = :digest order by position";

    static final String SAVE_ANALYSIS = """
            insert into analysis (digest, kind, finished_at) values (:digest, :kind, clock_timestamp())
            on conflict (digest) do update set kind = excluded.kind, finished_at = excluded.finished_at
            """;

    static final String SAVE_CHILD = """
            insert into analysis_child (digest, position, child_digest, platform, skipped_reason)
            values (:digest, :position, :child, :platform, :skipped)
            """;

    static final String SAVE_PLACE = """
            insert into analysis_place (digest, integration_id, account, region, repository)
            values (:digest, :integrationId, :account, :region, :repository)
            on conflict do nothing
            """;

    static final String LEAVE = """
            delete from analysis_place
            where digest = :digest and integration_id = :integrationId and account = :account and region = :region
              and repository = :repository
            """;

    static final String FORGET_ANALYSES = """
            delete from analysis where digest = any(array(
                select digest from analysis
                where finished_at < clock_timestamp() - make_interval(secs => :age)
                  and not exists (select 1 from analysis_place place where place.digest = analysis.digest)
                limit :most for update skip locked))
            """;

    static final String FORGET_IMAGES = """
            delete from image where id = any(array(
                select id from image
                where analyzed_at < clock_timestamp() - make_interval(secs => :age)
                  and not exists (select 1 from analysis_child child where child.child_digest = image.digest)
                limit :most for update skip locked))
            """;

    private InventorySql() {}
}
