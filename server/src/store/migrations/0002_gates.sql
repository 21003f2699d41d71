-- What the database itself refuses, whoever asks (数据库硬性校验): order, time, separation of duties, review before decision.

create schema ledger;
comment on schema ledger is 'The transparency log (存证日志): commitments waiting, entries, tiles, checkpoints. Nothing in it names a dossier but pending.';
grant usage on schema ledger to mingjing_app, mingjing_portal;

create table ledger.pending (
  act uuid primary key,
  commitment bytea not null unique check (octet_length(commitment) = 32)
);
comment on table ledger.pending is 'Commitments promised and not yet in the log. Written by the act''s own trigger, taken by existence, never by a watermark.';
-- The primary key on the act already orders them by time: ids are UUIDv7.

create function record.lock_key(dossier uuid) returns bigint language sql immutable parallel safe
return uuid_hash_extended(dossier, 0);
comment on function record.lock_key is 'Advisory lock of a dossier: exclusive for who writes an act, shared for who decides on it as a fact.';

create function record.earlier(in_dossier uuid, types text[], hash bytea) returns setof record.act
language sql stable as $$
  select * from record.act
  where dossier = in_dossier and type = any (types) and content_hash = hash and written_in <> pg_current_xact_id()
$$;
comment on function record.earlier is 'Acts of a dossier about the same content that another, committed transaction wrote.';

create function record.is_handler(in_dossier uuid, who uuid) returns boolean language sql stable as $$
  select exists (select from record.participant where dossier = in_dossier and person = who and part = 'handler')
$$;

create function record.refuse(gate text, message text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'MJ003', message = message, constraint = gate;
end $$;

create function record.guard_act() returns trigger
language plpgsql security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock(record.lock_key(new.dossier));
  new.written_in := pg_current_xact_id();

  update record.dossier set seq = new.seq, recorded_at = new.recorded_at
    where id = new.dossier and seq = new.seq - 1 and recorded_at <= new.recorded_at;
  if not found then
    if exists (select from record.dossier where id = new.dossier and seq = new.seq - 1) then
      perform record.refuse('recorded_at', 'an act is not recorded before its predecessor');
    end if;
    perform record.refuse('seq', 'an act is the next of its dossier');
  end if;
  if new.recorded_at not between clock_timestamp() - interval '10 s' and clock_timestamp() + interval '10 s' then
    perform record.refuse('recorded_at', 'recorded_at is the time of recording');
  end if;

  case new.type
    -- 处罚法 art 58: the reviewer has taken no part in the case.
    when 'review.opine' then
      if record.is_handler(new.dossier, new.actor_person) or new.actor_person = any (new.handlers) then
        perform record.refuse('separation', 'a handler does not review');
      end if;
    -- 处罚法 art 58: no major decision without a review that passed this very draft.
    when 'decision.make' then
      if not exists (
        select from record.earlier(new.dossier, array['review.opine', 'review.exempt'], new.content_hash) review
        where review.verdict = 'pass'
          and not record.is_handler(new.dossier, review.actor_person)
          and review.actor_person <> all (new.handlers)
      ) then
        perform record.refuse('review', 'a decision needs an earlier passed review of the same draft by somebody who is no handler');
      end if;
    -- 国办发〔2018〕118号: what is published is checked by another person, and approved; where a
    -- checker may approve, so may the head.
    when 'publication.check' then
      if not exists (select from record.earlier(new.dossier, array['publication.prepare'], new.content_hash)) then
        perform record.refuse('publication', 'there is no earlier draft of this publication');
      end if;
      if exists (
        select from record.earlier(new.dossier, array['publication.prepare'], new.content_hash) draft
        where draft.actor_person = new.actor_person
      ) then
        perform record.refuse('separation', 'a publication is checked by another person than its author');
      end if;
    when 'publication.release' then
      if not exists (
        select from record.earlier(new.dossier, array['publication.check'], new.content_hash) where verdict = 'pass'
      ) or not exists (
        select from record.earlier(new.dossier, array['publication.approve'], new.content_hash)
        where verdict = 'pass'
          and actor -> 'roles' ?| case new.approver when 'checker' then array['checker', 'head'] else array[new.approver] end
      ) then
        perform record.refuse('publication', 'a publication needs an earlier passed check and approval of the same content');
      end if;
    else null;
  end case;
  return new;
end $$;

create function record.follow_act() returns trigger
language plpgsql security definer set search_path = pg_catalog set plan_cache_mode = force_generic_plan as $$
begin
  insert into record.participant (dossier, person, part, since_seq)
    select new.dossier, new.actor_person, 'actor', new.seq
    union all select new.dossier, person, 'handler', new.seq from unnest(new.handlers) person
    union all select new.dossier, person, 'named', new.seq from unnest(new.named) person
    on conflict do nothing;
  insert into ledger.pending (act, commitment) values (new.id, new.commitment);
  return null;
end $$;

create trigger guard before insert on record.act for each row execute function record.guard_act();
create trigger follow after insert on record.act for each row execute function record.follow_act();

-- A dossier begins without acts, and with one: an empty head is refused at commit.
create function record.guard_dossier() returns trigger language plpgsql as $$
begin
  if new.seq <> 0 then
    perform record.refuse('seq', 'a dossier begins without acts');
  end if;
  return new;
end $$;
create function record.guard_opening() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from record.act where dossier = new.id and seq = 1) then
    perform record.refuse('seq', 'a dossier is opened by an act');
  end if;
  return null;
end $$;
create trigger guard before insert on record.dossier for each row execute function record.guard_dossier();
create constraint trigger guard_opening after insert on record.dossier deferrable initially deferred
  for each row execute function record.guard_opening();
