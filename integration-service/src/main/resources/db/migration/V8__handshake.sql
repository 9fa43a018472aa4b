-- An integration is known before its registry: account and region come from the stack's own message.
alter table integration alter column account drop not null;
alter table integration alter column region drop not null;
alter table integration add column stack_id text;
alter table integration add column topic_arn text;
alter table integration add column secret_arn text;
alter table integration add column stack_ready boolean not null default false;

create table setup_token (
    hash           text primary key,
    integration_id uuid        not null references integration,
    expires_at     timestamptz not null,
    used_by        text
);

-- What a stack asked, kept until it is answered; the id of the message makes repeats harmless. A removed integration, or one that
-- never was, is answered too.
create table setup_message (
    message_id     text primary key,
    integration_id uuid        not null,
    topic_arn      text        not null,
    body           text,
    received_at    timestamptz not null,
    due_at         timestamptz,
    attempt        int         not null,
    success        boolean,
    reason         text
);

create index setup_message_due on setup_message (due_at) where due_at is not null;
