-- The transparency log in the shape of C2SP tlog-tiles; see docs/ledger-format.md.

create table ledger.head (
  origin text primary key,
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  started_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  closing text
);
create unique index head_open on ledger.head ((true)) where closed_at is null;
comment on table ledger.head is 'One row for each log; one log is open. Its row lock is the right to let the tree grow.';
comment on column ledger.head.closing is 'Signed statement that the log ends here and goes on under a new origin.';

create table ledger.entry (
  origin text not null references ledger.head,
  index bigint not null check (index >= 0),
  commitment bytea not null check (octet_length(commitment) = 32),
  primary key (origin, index),
  unique (commitment, origin)
);
comment on table ledger.entry is 'Where a commitment stands in the log.';

create table ledger.tile (
  origin text not null references ledger.head,
  level smallint not null check (level between -1 and 63),
  index bigint not null check (index >= 0),
  bytes bytea not null,
  primary key (origin, level, index)
);
alter table ledger.tile alter column bytes set storage external;
comment on table ledger.tile is 'Tiles and entry bundles (level -1); the widest form alone is kept, narrower ones are prefixes of it.';

create table ledger.checkpoint (
  origin text not null references ledger.head,
  size bigint not null check (size >= 0),
  note bytea not null,
  at timestamptz not null default clock_timestamp(),
  primary key (origin, size)
);
comment on table ledger.checkpoint is 'Signed checkpoints, with the cosignatures gathered so far.';

create trigger append_only before update or delete on ledger.entry for each row execute function record.refuse_change();
create trigger append_only_all before truncate on ledger.entry for each statement execute function record.refuse_change();

grant select, delete on ledger.pending to mingjing_app;
grant select, insert on ledger.entry to mingjing_app;
grant select, insert, update on ledger.head, ledger.tile, ledger.checkpoint to mingjing_app;
grant select on ledger.head, ledger.entry, ledger.tile, ledger.checkpoint to mingjing_portal;
