-- Work to be done and done. A job is open until its state is final; one open job is kept for each image, place and cause.
create table analysis_job (
    id             bigint generated always as identity primary key,
    integration_id text        not null,
    account        text        not null,
    region         text        not null,
    repository     text        not null,
    digest         text        not null,
    tag            text        not null,
    cause          text        not null,
    priority       text        not null,
    platforms      text[]      not null,
    role_arn       text        not null,
    external_id    text        not null,
    state          text        not null check (state in ('QUEUED', 'RUNNING', 'RETRYING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    reason         text        not null default '',
    -- Rises with each lease. Whoever reports names the attempt that was leased, so that a late report is seen to be late.
    attempt        integer     not null default 0,
    -- Attempts that ended badly; a lease that was given back is none.
    failures       integer     not null default 0,
    queued_at      timestamptz not null,
    -- Turn in the queue: when it was queued plus the head start that its priority gives to others.
    turn_at        timestamptz not null,
    -- Not before; later than queued_at while it backs off.
    due_at         timestamptz not null,
    lease_owner    text,
    lease_until    timestamptz,
    finished_at    timestamptz,
    trace_parent   text
);

create unique index analysis_job_open on analysis_job (digest, integration_id, account, region, repository, cause)
    where state in ('QUEUED', 'RUNNING', 'RETRYING');
-- An image is pulled by one worker at a time: the next job of the same digest finds what the first has stored.
create unique index analysis_job_running on analysis_job (digest) where state = 'RUNNING';
create index analysis_job_turn on analysis_job (turn_at, id) where state in ('QUEUED', 'RETRYING');
create index analysis_job_lease on analysis_job (lease_until) where state = 'RUNNING';
create index analysis_job_integration on analysis_job (integration_id) where state in ('QUEUED', 'RUNNING', 'RETRYING');
create index analysis_job_finished on analysis_job (finished_at) where finished_at is not null;

-- Events that were taken in; a delivery that comes again is passed over.
create table seen_event (
    id      text primary key,
    seen_at timestamptz not null default now()
);
create index seen_event_age on seen_event (seen_at);

-- Removals travel on another partition than requests, so a request of before may come after.
create table removed_integration (
    integration_id text primary key,
    removed_at     timestamptz not null
);

-- One platform's image, by the digest of its manifest. What it holds does not depend on the place that it was pulled from.
create table image (
    id               bigint generated always as identity primary key,
    digest           text        not null unique,
    platform         text        not null,
    distribution     text        not null,
    size             bigint      not null,
    packages         integer     not null,
    -- Packages with their layers and paths, and what could not be read: the analyser's inventory as gzipped JSON.
    inventory        bytea       not null,
    -- Of the catalogers and limits: another one makes the row stale.
    revision         text        not null,
    analyzed_at      timestamptz not null
);

-- What a digest that somebody asked for turned out to be.
create table analysis (
    digest      text primary key,
    kind        text        not null check (kind in ('IMAGE', 'INDEX', 'ARTIFACT')),
    finished_at timestamptz not null
);

-- The children of an index, or the image itself.
create table analysis_child (
    digest         text    not null references analysis on delete cascade,
    position       integer not null,
    child_digest   text    not null,
    platform       text    not null,
    -- Empty for a child that was analysed.
    skipped_reason text    not null,
    primary key (digest, position)
);
create index analysis_child_digest on analysis_child (child_digest);

-- Where an analysed image is; an image that is nowhere is removed after a while.
create table analysis_place (
    digest         text not null,
    integration_id text not null,
    account        text not null,
    region         text not null,
    repository     text not null,
    primary key (digest, integration_id, account, region, repository)
);
create index analysis_place_integration on analysis_place (integration_id);

-- Stage 1 of the analyser, per layer: never fetched again while the revision holds.
create table layer_evidence (
    blob     text        not null,
    revision text        not null,
    evidence bytea       not null,
    bytes    bigint      not null,
    kept_at  timestamptz not null default now(),
    used_on  date        not null default current_date,
    primary key (blob, revision)
);
create index layer_evidence_age on layer_evidence (used_on);

-- Facts on their way to Kafka. Sequences rise in the order of commits for each key: writers of one key take turns.
create sequence outbox_sequence;
create table outbox (
    sequence     bigint primary key,
    topic        text        not null,
    key          text        not null,
    type         text        not null,
    event_id     uuid        not null,
    payload      bytea       not null,
    created_at   timestamptz not null,
    trace_parent text
);
