-- The record (执法记录): dossiers, their acts, files and document numbers; personal values stand apart in `private`.
-- Roles are made by the bootstrap (store/roles.ts): mingjing_owner runs migrations and owns everything,
-- mingjing_app is the service, mingjing_portal the public site, mingjing_eraser owns the one function that destroys keys.

create extension if not exists pg_trgm;
revoke create on schema public from public;

create schema record;
create schema private;
comment on schema record is 'Acts, files, document numbers. Append-only for the service.';
comment on schema private is 'Personal values (个人信息), encrypted, with the keys that can be destroyed.';
grant usage on schema record, private to mingjing_app;
grant usage on schema record, private to mingjing_eraser;

create table record.dossier (
  id uuid primary key,
  procedure text not null,
  procedure_version integer not null check (procedure_version > 0),
  agency uuid not null,
  region_path text not null,
  unit text not null default '',
  secrecy smallint not null default 0 check (secrecy between 0 and 3),
  seq integer not null default 0 check (seq >= 0),
  recorded_at timestamptz(3) not null default '-infinity',
  opened_at timestamptz not null default clock_timestamp()
);
comment on table record.dossier is 'Head of a dossier (卷宗): where it belongs and how many acts it has. seq is moved by the insertion of an act alone.';
comment on column record.dossier.recorded_at is 'Of the newest act.';
comment on column record.dossier.region_path is 'Province to county or township, codes joined by /, for scopes of rights.';
comment on column record.dossier.secrecy is '0 open to the agency, 1 internal, 2 restricted to its people, 3 state secret (not to be kept here).';

create table record.act (
  id uuid primary key,
  dossier uuid not null,
  seq integer not null check (seq > 0),
  type text not null,
  schema_version integer not null check (schema_version > 0),
  procedure text not null,
  procedure_version integer not null check (procedure_version > 0),
  profile text not null,
  profile_version integer not null check (profile_version > 0),
  occurred_at timestamptz not null,
  recorded_at timestamptz(3) not null default date_trunc('milliseconds', clock_timestamp()),
  actor_person uuid not null,
  actor_agency uuid not null,
  actor jsonb not null,
  data jsonb not null,
  document jsonb,
  facts jsonb not null default '[]',
  sample boolean not null default false,
  commitment bytea not null check (octet_length(commitment) = 32),
  secret bytea not null check (octet_length(secret) = 32),
  content_hash bytea check (octet_length(content_hash) = 32),
  verdict text check (verdict in ('pass', 'fail')),
  approver text,
  handlers uuid[] not null default '{}',
  named uuid[] not null default '{}',
  request_hash bytea not null check (octet_length(request_hash) = 32),
  written_in xid8 not null default pg_current_xact_id(),
  unique (dossier, seq)
);
comment on table record.act is 'One act (执法行为) by one person. Inserted once, never changed, never removed.';
comment on column record.act.dossier is 'Its existence and its next seq are checked by the trigger that moves its head.';
comment on column record.act.id is 'Made by the client: a retry is recognised by it.';
comment on column record.act.recorded_at is 'The database''s own clock, as the act''s commitment states it; the trigger refuses any other.';
comment on column record.act.actor is 'Name and roles at that moment.';
comment on column record.act.data is 'Data without personal values: {"slot": true} marks where one stood.';
comment on column record.act.secret is 'Salts of the plain fields derive from it (docs/ledger-format.md).';
comment on column record.act.content_hash is 'SHA-256 of the draft or publication this act is about.';
comment on column record.act.approver is 'Role in which what is released must have been approved, as the profile names it.';
comment on column record.act.handlers is 'People who count as handlers (承办人) from this act on.';
comment on column record.act.request_hash is 'Of the command: the same id with another content is refused.';
comment on column record.act.written_in is 'The transaction that wrote it, so that a gate can tell an earlier committed act from its own.';

create index act_gate on record.act (dossier, type, content_hash) where content_hash is not null;

create table record.participant (
  dossier uuid not null,
  person uuid not null,
  part text not null check (part in ('handler', 'actor', 'named')),
  since_seq integer not null,
  primary key (dossier, person, part)
);
create index participant_person on record.participant (person);
comment on table record.participant is 'Who took part in a dossier, written by the act''s own trigger; the separation gates ask it.';

create table record.file (
  id uuid primary key,
  dossier uuid references record.dossier,
  uploader uuid not null,
  agency uuid not null,
  kind text not null,
  parent uuid references record.file,
  state text not null default 'uploading' check (state in ('uploading', 'stored', 'refused')),
  size bigint check (size >= 0),
  type text,
  sha256 bytea check (octet_length(sha256) = 32),
  sm3 bytea check (octet_length(sm3) = 32),
  name bytea,
  key uuid,
  created_at timestamptz not null default clock_timestamp(),
  check (state <> 'stored' or (sha256 is not null and size is not null))
);
create index file_dossier on record.file (dossier);
create index file_sha256 on record.file (sha256);
comment on table record.file is 'The right to a file (文件); its hash is none. A masked copy or a clip names its parent.';
comment on column record.file.name is 'The file''s name, encrypted: names hold personal data.';

create table record.document_register (
  agency uuid not null,
  code text not null,
  year integer not null check (year between 1949 and 2999),
  next integer not null check (next > 0),
  primary key (agency, code, year)
);
comment on table record.document_register is 'Next serial (顺序号) of a document number (文号): one row for agency, 类别字 and year.';

create table record.document_number (
  agency uuid not null,
  code text not null,
  year integer not null,
  serial integer not null check (serial > 0),
  dossier uuid not null references record.dossier,
  act uuid not null references record.act deferrable initially deferred,
  primary key (agency, code, year, serial)
);
create index document_number_dossier on record.document_number (dossier);
comment on table record.document_number is 'Numbers given out, each by the act that reserved it.';

create table record.document_number_void (
  agency uuid not null,
  code text not null,
  year integer not null,
  serial integer not null,
  act uuid not null references record.act deferrable initially deferred,
  primary key (agency, code, year, serial),
  foreign key (agency, code, year, serial) references record.document_number
);
comment on table record.document_number_void is 'Reserved numbers that were recorded as unused (作废).';

create table record.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  person uuid,
  agency uuid,
  dossier uuid,
  act uuid,
  session uuid,
  address inet,
  detail jsonb not null default '{}'
);
create index audit_dossier on record.audit (dossier, id) where dossier is not null;
create index audit_person on record.audit (person, id) where person is not null;
comment on table record.audit is 'Sign-ins, reads, exports and other things that happened beside the acts. Append-only.';

create table private.key (
  id uuid primary key,
  dossier uuid not null unique references record.dossier,
  wrapped bytea,
  wrapping_key text not null,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  destroyed_by uuid references record.act,
  check ((wrapped is null) = (destroyed_at is not null) and (destroyed_at is null) = (destroyed_by is null))
);
comment on table private.key is 'One key a dossier, wrapped by the installation''s key. Destroying it erases the personal values of the dossier.';

create table private.slot (
  act uuid not null references record.act deferrable initially deferred,
  path text not null,
  key uuid not null references private.key,
  commitment bytea not null check (octet_length(commitment) = 32),
  ciphertext bytea not null,
  primary key (act, path)
);
comment on table private.slot is 'One personal value of one act. The ciphertext (AES-256-GCM) holds salt and value, so both go when the key goes.';
comment on column private.slot.commitment is 'Stays after erasure, so that the act''s commitment can still be computed.';

create table private.blind_index (
  hash bytea not null check (octet_length(hash) = 32),
  dossier uuid not null references record.dossier,
  kind text not null,
  primary key (hash, dossier)
);
create index blind_index_dossier on private.blind_index (dossier);
comment on table private.blind_index is 'HMAC of a normalised identity number, credit code or phone, to find dossiers without keeping the number.';

-- Nobody changes or removes what was recorded; the owner too has to take the trigger away first, which shows.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'MJ001', message = format('%I.%I is append-only', tg_table_schema, tg_table_name);
end $$;

create trigger append_only before update or delete on record.act for each row execute function record.refuse_change();
create trigger append_only_all before truncate on record.act for each statement execute function record.refuse_change();
create trigger append_only before update or delete on record.audit for each row execute function record.refuse_change();
create trigger append_only_all before truncate on record.audit for each statement execute function record.refuse_change();
create trigger append_only before update or delete on private.slot for each row execute function record.refuse_change();
create trigger append_only_all before truncate on private.slot for each statement execute function record.refuse_change();

grant select, insert on record.act, record.dossier, record.document_number, record.document_number_void, record.audit,
  private.key, private.slot, private.blind_index to mingjing_app;
grant select on record.participant to mingjing_app;
grant select, insert on record.file to mingjing_app;
grant update (state, size, type, sha256, sm3, key, dossier) on record.file to mingjing_app;
grant select, insert, update (next) on record.document_register to mingjing_app;
grant select on record.act to mingjing_eraser;
grant select, update (wrapped, destroyed_at, destroyed_by) on private.key to mingjing_eraser;
grant select, delete on private.blind_index to mingjing_eraser;

-- Erasing (删除个人信息) is an act of its own; only with it can a key be destroyed, and only that dossier's.
create function private.destroy_key(erasing_act uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare erased uuid;
begin
  select dossier into erased from record.act where id = erasing_act and type = 'personal.erase';
  if erased is null then
    raise exception using errcode = 'MJ002', message = 'a key is destroyed by an act of erasure only';
  end if;
  update private.key set wrapped = null, destroyed_at = clock_timestamp(), destroyed_by = erasing_act
    where dossier = erased and destroyed_at is null;
  delete from private.blind_index where dossier = erased;
end $$;
comment on function private.destroy_key is 'Destroys the key of the dossier in which the given act of erasure stands.';
revoke execute on function private.destroy_key from public;
grant execute on function private.destroy_key to mingjing_app;
grant create on schema private to mingjing_eraser;
alter function private.destroy_key owner to mingjing_eraser;
revoke create on schema private from mingjing_eraser;
