import { getAgency } from './county.ts';
import { type AgencyKey, getPerson } from './people.ts';
import type { Doer, Step, Story } from './story.ts';

/** One thing that happens (事项) in the whole of the county. */
export interface Event {
  readonly story: Story<never>;
  readonly step: Step<never>;
  /** Its place in the story, from 0. */
  readonly index: number;
}

/** Everything in the order in which it happened; of the same minute, in the order of the stories. */
export function inOrder(stories: readonly Story<never>[]): Event[] {
  return stories
    .flatMap((story) => story.steps.map((step, index) => ({ story, step, index })))
    .sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
}

/** Acts whose documents take a number of a register; those that share one name the same line. */
const numberLines: Readonly<Record<string, string>> = {
  'lead.register': '案登',
  'lead.transfer': '案移',
  'filing.approve': '立',
  'filing.refuse': '不立',
  'correction.order': '责改',
  'correction.recheck': '复查',
  'spot.recheck': '复查',
  'appraisal.commission': '检委',
  'appraisal.result': '检结',
  'preservation.propose': '登保审',
  'preservation.notify': '登保',
  'preservation.handle': '登保处',
  'case.suspend': '中止',
  'case.resume': '中止',
  'extension.approve': '案延',
  'recusal.decide': '回避',
  'review.submit': '审申',
  'review.opine': '法审',
  'notice.issue': '告',
  'hearing.accept': '听受',
  'hearing.schedule': '听通',
  'hearing.announce': '听公',
  'hearing.report': '听报',
  'discussion.record': '罚集',
  'decision.make': '罚',
  // 罚变 and 罚撤: two registers, one line.
  'decision.revoke': '罚变',
  'spot.decide': '当罚',
  'criminal.handOver': '罪移',
  'service.publish': '公告',
  'goods.confiscate': '没物',
  'deferral.request': '缴审',
  'deferral.decide': '缴批',
  'surcharge.impose': '加罚',
  'demand.issue': '催',
  'court.apply': '强申',
  'closing.approve': '结',
  'case.terminate': '撤案',
  'majorFiling.report': '罚备',
};

/** The line a number is taken in, so that numbers run with the days; none for acts without a number. */
export function numberLineOf({ story, step }: Event): string | undefined {
  const line = numberLines[step.type];
  return line === undefined ? undefined : `${agencyOf(story.steps[0]!.who)} ${line} ${step.at.slice(0, 4)}`;
}

function agencyOf(doer: Doer): AgencyKey {
  return getAgency(typeof doer === 'string' ? getPerson(doer).agency : doer.systemOf).key;
}

/**
 * Runs events side by side, at most `width` at once: after one another within a dossier and where they take numbers of one
 * register, otherwise in any order, the earlier first. Every event waits for earlier ones only, so none waits for ever.
 */
export async function sideBySide(
  events: readonly Event[],
  width: number,
  work: (event: Event) => Promise<void>,
): Promise<void> {
  const waits = new Array<number>(events.length).fill(0);
  const followers = events.map((): number[] => []);
  const last = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    const lines = [event.story.key, numberLineOf(event)].filter((line) => line !== undefined);
    for (const line of lines) {
      const before = last.get(line);
      if (before !== undefined) {
        followers[before]!.push(index);
        waits[index] = waits[index]! + 1;
      }
      last.set(line, index);
    }
  }
  const ready = events.flatMap((_, index) => (waits[index] === 0 ? [index] : []));
  let running = 0;
  let left = events.length;
  let failure: { readonly error: unknown } | undefined;
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      if (left === 0) resolve();
      // What is under way comes to its end before the failure is told.
      if (failure !== undefined && running === 0) reject(failure.error);
      while (failure === undefined && running < width && ready.length > 0) {
        const index = ready.shift()!;
        running += 1;
        work(events[index]!).then(
          () => {
            running -= 1;
            left -= 1;
            for (const follower of followers[index]!) {
              waits[follower] = waits[follower]! - 1;
              if (waits[follower] === 0) insert(ready, follower);
            }
            next();
          },
          (error: unknown) => {
            running -= 1;
            failure ??= { error };
            next();
          },
        );
      }
    };
    next();
  });
}

/** Keeps the list in rising order. */
function insert(list: number[], value: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, value);
}
