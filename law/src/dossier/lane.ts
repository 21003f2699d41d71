/** Lanes group acts on the page and name the slice of state they write. */
export type Lane =
  | 'lead'
  | 'filing'
  | 'team'
  | 'investigation'
  | 'draft'
  | 'review'
  | 'notice'
  | 'hearing'
  | 'discussion'
  | 'decision'
  | 'service'
  | 'publication'
  | 'execution'
  | 'remedy'
  | 'closing'
  | 'record';
