-- Projections (视图): rebuilt from acts at any time. All carry what a scope of rights may ask: agency, region, unit, people, secrecy.

create schema view;
create schema published;
comment on schema view is 'What staff search and list; derived from acts, never the only place of anything.';
comment on schema published is 'What the public may see: an allowlist, written by publication acts alone.';
grant usage on schema view, published to mingjing_app;
grant usage on schema published to mingjing_portal;

create function public.bigrams(words text) returns text[] language sql immutable strict parallel safe
return array(select distinct substr(words, i, 2) from generate_series(1, length(words) - 1) i);
comment on function public.bigrams is 'Every pair of neighbouring characters: Chinese words of two characters are too short for trigrams.';

create table view.dossier (
  dossier uuid primary key,
  seq integer not null,
  procedure text not null,
  agency uuid not null,
  region_path text not null,
  unit text not null default '',
  people uuid[] not null default '{}',
  secrecy smallint not null default 0,
  stage text not null,
  title text not null default '',
  parties text not null default '',
  number text,
  opened_on date not null,
  next_due date,
  next_due_what text,
  closed_on date,
  sample boolean not null default false,
  updated_at timestamptz not null,
  detail jsonb not null default '{}',
  search text not null default ''
);
comment on table view.dossier is 'One row a dossier: lists, search, dashboards. Nothing that changes with every act is indexed: most acts then touch no index.';
create index dossier_newest on view.dossier (agency, procedure, opened_on desc, dossier desc);
create index dossier_stage on view.dossier (agency, stage, opened_on desc, dossier desc);
create index dossier_due on view.dossier (agency, next_due) where next_due is not null and closed_on is null;
create index dossier_region on view.dossier (region_path text_pattern_ops, procedure, opened_on desc);
create index dossier_people on view.dossier using gin (people);
create index dossier_trigram on view.dossier using gin (search gin_trgm_ops);
create index dossier_bigram on view.dossier using gin (public.bigrams(search));

create table view.task (
  dossier uuid not null,
  key text not null,
  kind text not null,
  person uuid,
  role text,
  agency uuid not null,
  region_path text not null,
  unit text not null default '',
  people uuid[] not null default '{}',
  secrecy smallint not null default 0,
  what text not null,
  move text,
  due timestamptz,
  since timestamptz not null,
  primary key (dossier, key),
  check (person is not null or role is not null)
);
comment on table view.task is 'To-do rows (待办): for one person, or for whoever holds a role in the agency.';
create index task_person on view.task (person, due) where person is not null;
create index task_role on view.task (agency, role, due) where person is null;

create table published.item (
  id text primary key check (id ~ '^[a-z2-7]{16}$'),
  dossier uuid not null,
  act uuid not null references record.act deferrable initially deferred,
  kind text not null,
  agency uuid not null,
  agency_name text not null,
  region_path text not null,
  number text,
  title text not null,
  party_shown text not null default '',
  cause text not null default '',
  decided_on date not null,
  published_at timestamptz not null,
  public_until date,
  changed_at timestamptz not null,
  tombstone jsonb,
  sample boolean not null default false,
  body jsonb,
  bytes text,
  opening jsonb,
  search text not null default '',
  check ((tombstone is null) = (body is not null)),
  check (tombstone is null or (bytes is null and opening is null and search = '' and party_shown = ''))
);
comment on table published.item is 'One public item (公示事项), masked already; a taken-back one leaves its tombstone and nothing else.';
comment on column published.item.id is 'Random 80 bits: says nothing of dossier or order.';
comment on column published.item.bytes is 'The exact public bytes, as the publication act commits to them.';
comment on column published.item.opening is 'Shown fields with salts, the other commitments, and the promise: a proof bundle without the log''s own part.';
create index item_dossier on published.item (dossier);
create index item_newest on published.item (decided_on desc, id desc) where tombstone is null;
create index item_agency on published.item (agency, decided_on desc, id desc) where tombstone is null;
create index item_kind on published.item (kind, decided_on desc, id desc) where tombstone is null;
create index item_region on published.item (region_path text_pattern_ops, decided_on desc, id desc) where tombstone is null;
create index item_number on published.item (number) where tombstone is null;
create index item_until on published.item (public_until) where public_until is not null and tombstone is null;
create index item_trigram on published.item using gin (search gin_trgm_ops) where tombstone is null;
create index item_bigram on published.item using gin (public.bigrams(search)) where tombstone is null;

create function published.guard_item() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from record.act where id = new.act and dossier = new.dossier and type like 'publication.%'
  ) then
    perform record.refuse('publication', 'an item is published, changed or taken back by a publication act of its dossier');
  end if;
  if new.tombstone is null and not exists (
    select from record.act where id = new.act and type = 'publication.release'
  ) then
    perform record.refuse('publication', 'what is shown was released');
  end if;
  return new;
end $$;
create trigger guard before insert or update on published.item for each row execute function published.guard_item();

grant select, insert, update, delete on all tables in schema view to mingjing_app;
alter default privileges in schema view grant select, insert, update, delete on tables to mingjing_app;
grant select, insert, update, delete on published.item to mingjing_app;
-- The public site does not learn which dossier or act stands behind an item.
grant select (id, kind, agency, agency_name, region_path, number, title, party_shown, cause, decided_on, published_at,
  public_until, changed_at, tombstone, sample, body, bytes, opening, search) on published.item to mingjing_portal;
