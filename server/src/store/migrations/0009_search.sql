-- Search among what is published, and lists that need not open the whole decision.

alter table published.item
  add column outcomes jsonb not null default '[]',
  add column fine_fen bigint;
comment on column published.item.outcomes is 'Kinds of penalty (处罚种类) of the body: a list does not unpack twenty bodies.';
comment on column published.item.fine_fen is 'Fine in fen, of the body.';
grant select (outcomes, fine_fen) on published.item to mingjing_portal;

create function published.shape_item() returns trigger language plpgsql as $$
begin
  new.outcomes := coalesce(new.body -> 'penaltyKinds', '[]');
  new.fine_fen := (new.body ->> 'fineFen')::bigint;
  new.search := lower(new.search);
  return new;
end $$;
create trigger shape before insert or update on published.item for each row execute function published.shape_item();
update published.item set id = id;

create function published.grams(words text) returns text[] language sql immutable strict parallel safe as $$
  select c
    || array(select a || b from unnest(c, c[2:]) as pair (a, b) where b is not null)
    || array(select m[1] from regexp_matches(words, '(〔\d{4}〕[^〔〕\s]{0,12}?\d+号)', 'g') as m)
  from (select string_to_array(words, null)) as characters (c)
$$;
comment on function published.grams is
  'What a text is found by where trigrams do not serve: characters, pairs of neighbours, and document numbers (文号) without the agency before them.';

drop index published.item_bigram;
create index item_gram on published.item using gin (published.grams(search)) where tombstone is null;
-- Enough of them that a pair which is not among the common ones stands in less than one row of two hundred.
alter index published.item_gram alter column 1 set statistics 500;

create function published.gram_shares() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
    'rows', (select greatest(reltuples, 0) from pg_class where oid = 'published.item_gram'::regclass),
    'shares', coalesce((
      select jsonb_object_agg(common.gram, common.share)
      from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common (gram, share)
      where s.schemaname = 'published' and s.tablename = 'item_gram' and common.gram is not null
    ), '{}')
  )
$$;
comment on function published.gram_shares is
  'In what share of the items each of the most common grams stands, as the last ANALYZE saw it: the plan of a search follows the word.';
