/** The page of a move: its own where it has one, else the form. */
export function moveAddress(id: string, type: string) {
  return type === 'review.opine'
    ? ({ to: '/dossiers/$id/review', params: { id } } as const)
    : ({ to: '/dossiers/$id/do/$type', params: { id, type }, search: {} } as const);
}
