/** What a reconsideration body or a court did to a decision, in the words in which everybody reads it. */

export const changedByNames = {
  agency: '作出决定的机关自行变更',
  reconsideration: '行政复议变更',
  litigation: '行政诉讼变更',
} as const;

/** The order to decide anew in the words of who gives it: 复议法 art 64(1), 行政诉讼法 art 70. */
export const redoWords = {
  reconsideration: '责令重新作出',
  litigation: '判决重新作出',
} as const;

/** Whose order a decision was made anew under. */
export const anewByNames = {
  reconsideration: `经行政复议撤销，${redoWords.reconsideration}`,
  litigation: `经行政诉讼撤销，${redoWords.litigation}`,
} as const;
