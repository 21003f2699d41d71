-- Who may sign in (账号). A person is a staff dossier; what stands here is only how the person is recognised.

create schema identity;
comment on schema identity is 'Accounts, sessions and sign-in attempts. Not part of the record.';
grant usage on schema identity to mingjing_app;

create table identity.account (
  id uuid primary key,
  person uuid not null unique,
  login text not null unique check (login = lower(login) and login <> ''),
  password_hash text,
  must_change_password boolean not null default false,
  password_changed_at timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  failed_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
comment on column identity.account.password_hash is 'argon2id in PHC form.';
comment on column identity.account.totp_secret is 'Encrypted by the installation''s key.';
comment on column identity.account.totp_last_step is 'The newest one-time code accepted, so that none is accepted twice.';

create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account uuid not null references identity.account on delete cascade,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  idle_until timestamptz not null,
  absolute_until timestamptz not null,
  strong_until timestamptz,
  address inet,
  agent text,
  ended_at timestamptz
);
create index session_account on identity.session (account) where ended_at is null;
comment on column identity.session.token_hash is 'SHA-256 of the cookie''s value.';
comment on column identity.session.strong_until is 'Until when a second factor counts as fresh.';

create table identity.attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  login text not null,
  address inet,
  ok boolean not null
);
create index attempt_login on identity.attempt (login, at);
create index attempt_address on identity.attempt (address, at);
comment on table identity.attempt is 'Sign-in attempts, for lock-out; what is kept for the record goes to record.audit.';

grant select, insert, update, delete on all tables in schema identity to mingjing_app;
alter default privileges in schema identity grant select, insert, update, delete on tables to mingjing_app;
