create table repository (
    id                uuid primary key,
    integration_id    uuid    not null references integration,
    name              text    not null,
    enabled           boolean not null,
    analyze_untagged  boolean not null,
    last_push_at      timestamptz,
    deleted_at        timestamptz,
    problem           text,
    look_back_due_at  timestamptz,
    look_back_attempt int     not null,
    unique (integration_id, name)
);

create index repository_look_back on repository (look_back_due_at) where look_back_due_at is not null;
create index repository_listing on repository ((name || ' ' || id::text));
