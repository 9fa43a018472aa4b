package dev.crowsnest.analysis.job.store;

import dev.crowsnest.analysis.retention.Batches;

/** The statements of the job table. Durations are bound in seconds. */
final class JobSql {

    private static final String OPEN = "state in ('QUEUED', 'RUNNING', 'RETRYING')";

    private static final String HELD = "id = :id and attempt = :attempt and state = 'RUNNING'";

    static final String IS_REMOVED = """
            select exists (select 1 from removed_integration
                           where integration_id = :integrationId and removed_at >= :requestedAt)
            """;

    /** True when the row is a new one: an updated one has a deleting transaction in xmax. */
    static final String ADD = """
            insert into analysis_job as job (integration_id, account, region, repository, digest, tag, cause, priority,
                                             platforms, role_arn, external_id, state, queued_at, turn_at, due_at, trace_parent)
            values (:integrationId, :account, :region, :repository, :digest, :tag, :cause, :priority,
                    :platforms, :roleArn, :externalId, 'QUEUED', clock_timestamp(),
                    clock_timestamp() + make_interval(secs => :handicap), clock_timestamp(), :traceParent)
            on conflict (digest, integration_id, account, region, repository, cause)
                where state in ('QUEUED', 'RUNNING', 'RETRYING')
            do update set turn_at = least(job.turn_at, excluded.turn_at),
                          priority = case when excluded.turn_at < job.turn_at then excluded.priority else job.priority end,
                          tag = excluded.tag, platforms = excluded.platforms, role_arn = excluded.role_arn,
                          external_id = excluded.external_id
            returning xmax = 0
            """;

    /**
     * Only the choice locks, and only for the moment of this statement. What others are choosing is passed over, so that
     * workers do not queue for one row. Registries that asked for less are few, so they are looked up once.
     */
    static final String TAKE = """
            with slowed as materialized (
                select account, region from registry_pace pace
                where paused_until > clock_timestamp()
                   or at_once <= (select count(*) from analysis_job running
                                  where running.state = 'RUNNING'
                                    and running.account = pace.account and running.region = pace.region))
            update analysis_job
            set state = 'RUNNING', attempt = attempt + 1, lease_owner = :owner,
                lease_until = clock_timestamp() + make_interval(secs => :lease)
            where id = (select id from analysis_job waiting
                        where state in ('QUEUED', 'RETRYING') and due_at <= clock_timestamp()
                          and not exists (select 1 from analysis_job busy
                                          where busy.digest = waiting.digest and busy.state = 'RUNNING')
                          and (account, region) not in (select account, region from slowed)
                        order by turn_at, id
                        limit 1
                        for update skip locked)
            returning *
            """;

    static final String PROLONG = """
            update analysis_job job set lease_until = clock_timestamp() + make_interval(secs => :lease)
            from unnest(:ids, :attempts) as held (id, attempt)
            where job.id = held.id and job.attempt = held.attempt and job.state = 'RUNNING'
            returning job.id, job.attempt
            """;

    static final String OVERDUE = """
            select * from analysis_job where state = 'RUNNING' and lease_until < clock_timestamp()
            order by digest
            for update skip locked
            """;

    static final String FINISH = """
            update analysis_job
            set state = :state, reason = :reason, finished_at = clock_timestamp(), lease_owner = null, lease_until = null,
                failures = failures + case when :state = 'FAILED' then 1 else 0 end
            where """ + " " + HELD;

    static final String POSTPONE = """
            update analysis_job
            set state = 'RETRYING', reason = :reason, failures = failures + 1, lease_owner = null, lease_until = null,
                due_at = clock_timestamp() + make_interval(secs => :pause)
            where """ + " " + HELD;

    static final String GIVE_BACK = """
            update analysis_job set state = 'QUEUED', lease_owner = null, lease_until = null, due_at = clock_timestamp()
            where """ + " " + HELD;

    /** Workers that are refused together are one refusal; half as many may come back. */
    static final String SLOW_DOWN = """
            insert into registry_pace as pace (account, region, at_once, pauses, paused_until)
            select :account, :region, greatest(1, count(*) / 2), 1, clock_timestamp() + make_interval(secs => :first)
            from analysis_job where state = 'RUNNING' and account = :account and region = :region
            on conflict (account, region) do update
            set at_once = greatest(1, least(pace.at_once, excluded.at_once)),
                pauses = pace.pauses + 1,
                paused_until = clock_timestamp()
                    + make_interval(secs => least(:longest, :first * power(2, least(pace.pauses, 20))))
            where pace.paused_until < clock_timestamp()
            """;

    static final String SPEED_UP = """
            update registry_pace set at_once = at_once + 1, pauses = 0 where account = :account and region = :region
            """;

    /** More at once than any installation has workers, or nothing for long: there is nothing to be slow for. */
    static final String FORGET_PACES = """
            delete from registry_pace where at_once > 64 or paused_until < clock_timestamp() - interval '1 hour'
            """;

    private static final String CANCEL = """
            update analysis_job
            set state = 'CANCELLED', finished_at = clock_timestamp(), lease_owner = null, lease_until = null
            where """ + " " + OPEN;

    static final String CANCEL_IMAGE = CANCEL + """
             and digest = :digest and integration_id = :integrationId and account = :account and region = :region
             and repository = :repository
            """;

    static final String CANCEL_INTEGRATION = CANCEL + " and integration_id = :integrationId";

    static final String REMEMBER_REMOVED = """
            insert into removed_integration as known (integration_id, removed_at) values (:integrationId, :removedAt)
            on conflict (integration_id) do update set removed_at = greatest(known.removed_at, excluded.removed_at)
            """;

    static final String COUNT_OPEN =
            "select state, count(*)::integer as jobs from analysis_job where " + OPEN + " group by state";

    static final String QUEUE_AGE = """
            select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)::bigint
            from analysis_job where state in ('QUEUED', 'RETRYING') and due_at <= clock_timestamp()
            """;

    static final String FORGET_JOBS =
            Batches.deletion("analysis_job", "finished_at < clock_timestamp() - make_interval(secs => :age)");

    static final String FORGET_EVENTS =
            Batches.deletion("seen_event", "seen_at < clock_timestamp() - make_interval(secs => :age)");

    private JobSql() {}
}
