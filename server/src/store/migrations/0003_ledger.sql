-- The transparency log in the shape of C2SP tlog-tiles; see docs/ledger-format.md.

create table ledger.head (
  origin text primary key,
  epoch integer generated always as identity unique,
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  started_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  closing text
);
create unique index head_open on ledger.head ((true)) where closed_at is null;
comment on table ledger.head is 'One row for each log; one log is open. Its row lock is the right to let the tree grow.';
comment on column ledger.head.epoch is 'Counts the logs of this installation.';
comment on column ledger.head.closing is 'Signed statement that the log ends here and goes on under a new origin.';

create table ledger.entry (
  commitment bytea not null,
  epoch integer not null,
  index bigint not null,
  primary key (commitment, epoch)
);
comment on table ledger.entry is
  'Finds the place of a commitment in a log. The bundles of entries are the log; this is an index to them, with no more constraints than a look-up needs.';

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
