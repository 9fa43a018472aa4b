create table integration (
    id                      uuid primary key,
    name                    text        not null,
    account                 text        not null,
    region                  text        not null,
    role_arn                text,
    external_id             text        not null,
    enable_new_repositories boolean     not null,
    state                   text        not null check (state in ('PENDING', 'CONNECTED', 'ERROR', 'REMOVED')),
    reason                  text,
    state_since             timestamptz not null,
    created_at              timestamptz not null,
    api_key_hash            bytea
);

-- A registry is watched once; removed integrations stay as knowledge.
create unique index integration_registry on integration (account, region) where state <> 'REMOVED';
