-- What an act's writing asks of the store every time, and what only at some time.

-- The key of a personal value is that of its act's dossier. Values come with their act, by record.append: to look for both once more
-- at every value, and to lock them, cost more than writing it.
alter table private.slot drop column key, drop constraint slot_act_fkey;

-- Most acts are of people who have acted in the dossier before: its head knows them.
alter table record.dossier add column actors uuid[] not null default '{}';
comment on column record.dossier.actors is 'Who has acted in it; the same stands in record.participant.';
update record.dossier d set actors = p.people
  from (select dossier, array_agg(person order by since_seq, person) as people from record.participant where part = 'actor' group by dossier) p
  where p.dossier = d.id;

-- An account that is closed (停用) or given to somebody else keeps no session: a session alone says who may act by it.
create function identity.end_sessions() returns trigger language plpgsql as $$
begin
  update identity.session set ended_at = clock_timestamp() where account = new.id and ended_at is null;
  return null;
end $$;
create trigger close after update of disabled_at, person on identity.account
  for each row when (new.disabled_at is not null or new.person <> old.person) execute function identity.end_sessions();
update identity.session s set ended_at = clock_timestamp()
  from identity.account a where a.id = s.account and a.disabled_at is not null and s.ended_at is null;

create or replace function record.enter_act() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(record.lock_key(new.dossier));
  if new.written_in <> pg_current_xact_id() then
    perform record.refuse('written_in', 'written_in is the transaction that writes');
  end if;
  if new.recorded_at not between clock_timestamp() - interval '10 s' and clock_timestamp() + interval '10 s' then
    perform record.refuse('recorded_at', 'recorded_at is the time of recording');
  end if;
  update record.dossier set seq = new.seq, recorded_at = new.recorded_at
    where id = new.dossier and seq = new.seq - 1 and recorded_at <= new.recorded_at and new.actor_person = any (actors);
  if not found then
    update record.dossier set seq = new.seq, recorded_at = new.recorded_at, actors = actors || new.actor_person
      where id = new.dossier and seq = new.seq - 1 and recorded_at <= new.recorded_at;
    if not found then
      if exists (select from record.dossier where id = new.dossier and seq = new.seq - 1) then
        perform record.refuse('recorded_at', 'an act is not recorded before its predecessor');
      end if;
      perform record.refuse('seq', 'an act is the next of its dossier');
    end if;
    insert into record.participant (dossier, person, part, since_seq) values (new.dossier, new.actor_person, 'actor', new.seq);
  end if;
  if new.handlers <> '{}' or new.named <> '{}' then
    insert into record.participant (dossier, person, part, since_seq)
      select new.dossier, person, 'handler', new.seq from unnest(new.handlers) person
      union all select new.dossier, person, 'named', new.seq from unnest(new.named) person
      on conflict do nothing;
  end if;
  insert into ledger.pending (act, commitment) values (new.id, new.commitment);
  return null;
end $$;
comment on function record.enter_act is
  'Every act, whoever inserts it: its transaction, its time, the step of its dossier''s head, who took part, and the commitment handed to the log.';

create or replace function record.append(request jsonb) returns uuid[]
language plpgsql as $$
declare
  hold jsonb := request -> 'hold';
  one jsonb;
  new record.act;
  number record.document_number;
  views jsonb := '[]';
  stored uuid[] := '{}';
begin
  -- The dossiers that are written and those they are decided on are held still to the end of the transaction, in one order
  -- for everybody (that in which jsonb keeps its names), so that dossiers that are facts of each other do not wait in a ring.
  perform case when written::boolean then pg_advisory_xact_lock(record.lock_key(id::uuid))
    else pg_advisory_xact_lock_shared(record.lock_key(id::uuid)) end
    from jsonb_each(hold) as held (id, written);

  for i in 0 .. jsonb_array_length(request -> 'acts') - 1 loop
    one := request -> 'acts' -> i;
    new := jsonb_populate_record(null::record.act, one -> 'act');

    continue when (hold -> new.dossier::text) is distinct from 'true'
      or new.seq <> coalesce((select d.seq from record.dossier d where d.id = new.dossier), 0) + 1
      or new.recorded_at < clock_timestamp() - interval '5 s'
      or exists (
        select from jsonb_to_recordset(new.facts) as f (dossier uuid, seq integer)
        where f.seq is distinct from (select d.seq from record.dossier d where d.id = f.dossier)
          or not hold ? f.dossier::text
      )
      -- Nobody asked who acts, which dossiers are of the same party, and what the projections show.
      or one ? 'remembered' and (
        new.session is not null and not exists (
          select from identity.session s
          where s.id = new.session and s.ended_at is null and least(s.idle_until, s.absolute_until) > clock_timestamp()
        )
        or exists (
          select from private.blind_index o join private.blind_index b on b.hash = o.hash
          where o.dossier = new.dossier and b.dossier <> new.dossier
            and not new.facts @> jsonb_build_array(jsonb_build_object('dossier', b.dossier))
        )
        or one -> 'remembered' ->> 'shown' is distinct from (select v.digest from view.dossier v where v.dossier = new.dossier)
      );

    -- A serial (顺序号) before anything is written for the act: if it was taken meanwhile, the act is decided again.
    if one ? 'number' then
      number := jsonb_populate_record(null::record.document_number, one -> 'number');
      continue when number.serial > 1 and not exists (
        select from record.document_number n
        where (n.agency, n.code, n.year, n.serial) = (number.agency, number.code, number.year, number.serial - 1)
      );
      insert into record.document_register as r (agency, code, year, next)
        values (number.agency, number.code, number.year, number.serial + 1)
        on conflict (agency, code, year) do update set next = excluded.next where r.next = number.serial;
      continue when not found;
    end if;

    if one ? 'opens' then
      insert into record.dossier (id, procedure, procedure_version, agency, region_path, unit, secrecy)
        select id, procedure, procedure_version, agency, region_path, unit, secrecy
        from jsonb_populate_record(null::record.dossier, one -> 'opens' -> 'dossier');
      insert into private.key (id, dossier, wrapped, wrapping_key)
        select id, new.dossier, wrapped, wrapping_key from jsonb_populate_record(null::private.key, one -> 'opens' -> 'key');
    end if;
    new.written_in := pg_current_xact_id();
    insert into record.act select new.*;
    if one ? 'slots' then
      insert into private.slot (act, path, commitment, ciphertext)
        select new.id, path, commitment, ciphertext
        from jsonb_to_recordset(one -> 'slots') as slot (path text, commitment bytea, ciphertext bytea);
    end if;
    if one ? 'blind' then
      insert into private.blind_index (hash, dossier, kind)
        select hash, new.dossier, kind from jsonb_populate_recordset(null::private.blind_index, one -> 'blind')
        on conflict do nothing;
    end if;
    if one ? 'number' then
      insert into record.document_number (agency, code, year, serial, dossier, act)
        values (number.agency, number.code, number.year, number.serial, new.dossier, new.id);
    end if;
    if one ? 'voids' then
      insert into record.document_number_void (agency, code, year, serial, act)
        select agency, code, year, serial, new.id from jsonb_populate_recordset(null::record.document_number_void, one -> 'voids');
    end if;
    if one ? 'erases' then
      perform private.destroy_key(new.id);
    end if;
    if one ? 'views' then
      views := views || jsonb_build_object('dossier', new.dossier, 'rows', one -> 'views');
    end if;
    stored := stored || new.id;
    -- One act of a dossier at a time, and none on what only this transaction has written.
    hold := hold - new.dossier::text;
  end loop;
  if views <> '[]' then
    perform record.put_views(views);
  end if;
  return stored;
end $$;
comment on function record.append is
  'Writes acts of different dossiers, each with everything that belongs to it, in one transaction. hold names the dossiers they rest on, true for those they are written to. Gives the ids of those that are written; the others are to be decided again on what is there now. Raises when a gate or the store refuses one: then none is written.';
