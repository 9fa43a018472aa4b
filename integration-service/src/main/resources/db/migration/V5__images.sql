create table image (
    id               uuid primary key,
    repository_id    uuid        not null references repository on delete cascade,
    digest           text        not null,
    kind             text        not null,
    media_type       text,
    artifact_type    text,
    state            text        not null,
    listed_at        timestamptz not null,
    pushed_at        timestamptz,
    deleted_at       timestamptz,
    archived         boolean     not null,
    stored_at        timestamptz,
    analysis_state   text        not null,
    analysis_reason  text,
    analysis_attempt int         not null,
    requested_at     timestamptz,
    analyzed_at      timestamptz,
    result_sequence  bigint      not null,
    critical         int         not null,
    high             int         not null,
    medium           int         not null,
    low              int         not null,
    unique (repository_id, digest)
);

create index image_digest on image (digest);
create index image_listing on image (listed_at desc, id desc);
create index image_repository_listing on image (repository_id, listed_at desc, id desc);
create index image_deleted on image (deleted_at) where deleted_at is not null;

-- Where a tag points now. A tag that is gone points to nothing for a while, so that an older push that comes late does not
-- bring it back.
create table image_tag (
    id            bigint generated always as identity primary key,
    repository_id uuid        not null references repository on delete cascade,
    tag           text        not null,
    digest        text,
    since         timestamptz not null,
    unique (repository_id, tag)
);

create index image_tag_digest on image_tag (repository_id, digest);
create index image_tag_dropped on image_tag (since) where digest is null;

create table image_platform (
    id           bigint generated always as identity primary key,
    image_id     uuid   not null references image on delete cascade,
    place        int    not null,
    digest       text   not null,
    platform     text   not null,
    distribution text,
    packages     int    not null,
    critical     int    not null,
    high         int    not null,
    medium       int    not null,
    low          int    not null,
    unspecified  int    not null,
    fixable      int    not null,
    undecided    int    not null,
    size         bigint not null
);

create index image_platform_image on image_platform (image_id, place);
create index image_platform_digest on image_platform (digest);

create table image_skipped (
    id       bigint generated always as identity primary key,
    image_id uuid not null references image on delete cascade,
    digest   text not null,
    platform text not null,
    reason   text not null
);

create index image_skipped_image on image_skipped (image_id);
create index image_skipped_digest on image_skipped (digest);

-- Events that were taken in, so that a second delivery changes nothing. Kept for 14 days, twice as long as Kafka keeps events.
create table seen_event (
    source   text        not null,
    event_id text        not null,
    seen_at  timestamptz not null,
    primary key (source, event_id)
);

create index seen_event_age on seen_event (seen_at);
