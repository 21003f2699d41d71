-- Who enforces (执法主体、执法人员), as the law has it published; totals that are kept, not counted; word of every change.

create table published.agency (
  id uuid primary key,
  dossier uuid not null unique references record.dossier,
  name text not null,
  standing text not null,
  uscc text not null,
  region text not null,
  region_path text not null,
  legal_representative text not null default '',
  address text,
  phone text,
  complaint_phone text not null default '',
  duties jsonb not null default '[]',
  basis jsonb not null default '[]',
  not_applicable jsonb not null default '[]',
  confirmed_on date
);
comment on table published.agency is 'One row an agency (执法主体): full name, head, duties and basis, complaint phone.';

create table published.officer (
  dossier uuid primary key references record.dossier,
  agency uuid not null,
  name text not null,
  unit text not null default '',
  post text not null default '',
  auxiliary boolean not null default false,
  certificate text unique,
  category text not null default 'enforcement' check (category in ('enforcement', 'supervision')),
  area text not null default '',
  valid_from date,
  valid_until date,
  suspended jsonb,
  withdrawn_on date
);
create index officer_agency on published.officer (agency, name);
comment on table published.officer is 'One row an officer (执法人员) with the newest certificate; auxiliary staff carry none.';

alter table published.item add column history jsonb not null default '[]';
comment on column published.item.history is 'What happened to this publication, oldest first: published, corrected (with the reason).';
grant select (history) on published.item to mingjing_portal;

create table published.total (
  agency uuid not null,
  year integer not null,
  decisions integer not null default 0,
  fine_fen bigint not null default 0,
  retracted integer not null default 0,
  primary key (agency, year)
);
comment on table published.total is 'Kept totals of published decisions by year of decision; moved by the triggers of published.item.';

create function published.keep_total() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  item published.item := case when tg_op = 'DELETE' then old else new end;
  sign integer := case when tg_op = 'DELETE' then -1 else 1 end;
begin
  insert into published.total as t (agency, year, decisions, fine_fen, retracted)
    values (
      item.agency, extract(year from item.decided_on)::integer,
      case when item.tombstone is null then sign else 0 end,
      case when item.tombstone is null then sign * coalesce((item.body ->> 'fineFen')::bigint, 0) else 0 end,
      case when item.tombstone ->> 'state' = 'retracted' then sign else 0 end
    )
    on conflict (agency, year) do update
      set decisions = t.decisions + excluded.decisions, fine_fen = t.fine_fen + excluded.fine_fen, retracted = t.retracted + excluded.retracted;
  return null;
end $$;
create trigger keep_total after insert or delete on published.item for each row execute function published.keep_total();

create function published.tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('published', '');
  return null;
end $$;
create trigger tell after insert or update or delete on published.item for each statement execute function published.tell();
create trigger tell after insert or update or delete on published.agency for each statement execute function published.tell();
create trigger tell after insert or update or delete on published.officer for each statement execute function published.tell();

grant select, insert, delete on published.agency, published.officer to mingjing_app;
grant select on published.agency, published.officer, published.total to mingjing_portal;
grant select on published.total to mingjing_app;
