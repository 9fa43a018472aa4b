-- What costs, by registry and day in UTC. Several rows a day, so that not all events of a registry wait for one; without a reference
-- to the integration, because a result holds images when it counts, and a removal the integration when it deletes images.
create table registry_usage (
    integration_id uuid     not null,
    day            date     not null,
    slot           smallint not null,
    pushes         bigint   not null,
    bytes_pulled   bigint   not null,
    bytes_saved    bigint   not null,
    primary key (integration_id, day, slot)
);

create index registry_usage_age on registry_usage (day);

-- Since when is counted: an integration of before this table has pushes that nobody knows.
alter table integration add column counted_since timestamptz not null default now();
