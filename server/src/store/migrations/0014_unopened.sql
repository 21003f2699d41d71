-- Published items whose proof cannot be handed out yet: found at every start, however many items there are.
create index item_unopened on published.item (id)
  where opening is null or (withdrawal is null and withdrawn_by is not null);
