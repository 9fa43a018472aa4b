-- What was pushed before that is not analysed just because it is found later. Absent where it was never turned off.
alter table repository add column enabled_since timestamptz;

-- When each registry is looked through again, how far it is, and what the last look found.
create table registry_look (
    integration_id   uuid primary key references integration,
    watched_since    timestamptz not null,
    due_at           timestamptz not null,
    asked_at         timestamptz,
    leased_until     timestamptz,
    turn             bigint      not null default 0,
    failures         int         not null default 0,
    begun_at         timestamptz,
    after_repository text,
    looked_at        timestamptz,
    finished_at      timestamptz,
    problem          text,
    repositories     int         not null default 0,
    repositories_read int        not null default 0,
    new_repositories int         not null default 0,
    gone_repositories int        not null default 0,
    images           int         not null default 0,
    new_images       int         not null default 0,
    changed_images   int         not null default 0,
    gone_images      int         not null default 0,
    calls            int         not null default 0
);

create index registry_look_due on registry_look (due_at);
