import type { Act } from '../../dossier/act.ts';

/** What became of every request for a hearing, told from the bare list of acts; for rules that ask nothing of the procedure. */

export interface AskedHearing {
  readonly party: string;
  /** Seq of the act that registered it. */
  readonly seq: number;
  accepted: boolean;
  end?: 'refused' | 'withdrawn' | 'givenUp' | 'reported';
}

export interface SetHearing {
  /** Seq of the act whose notice tells of it. */
  seq: number;
  heldOn: string;
  bench: readonly string[];
  asked: readonly AskedHearing[];
  held?: number;
  reported?: boolean;
}

interface Data {
  readonly party?: string;
  readonly hearing?: string;
  readonly parties?: readonly string[];
  readonly heldOn?: string;
  readonly chair?: string;
  readonly recorder?: string;
  readonly members?: readonly string[];
}

/** Replays acts in the order they were done. */
export function hearingsIn(acts: readonly Act[]): { asked: AskedHearing[]; set: SetHearing[] } {
  const asked: AskedHearing[] = [];
  const set: SetHearing[] = [];
  const present = (hearing: SetHearing) => hearing.asked.filter((one) => one.end === undefined);
  const coming = () => set.filter((one) => one.held === undefined && present(one).length > 0);
  const seated = (one: AskedHearing) => set.some((hearing) => hearing.asked.includes(one));
  const among = (list: AskedHearing[], party: string | undefined) =>
    party === undefined ? list : list.filter((one) => one.party === party);
  const meant = (list: SetHearing[], { hearing }: Data, who: string) => {
    if (hearing !== undefined) return list.find((one) => among(present(one), hearing).length > 0);
    return list.length === 1 ? list[0] : list.find((one) => one.bench.includes(who));
  };
  for (const { type, seq, data, actor } of acts) {
    const own = data as Data;
    const bench = [own.chair, own.recorder, ...(own.members ?? [])].flatMap((id) => id ?? []);
    const waiting = asked.filter((one) => one.end === undefined && one.accepted && !seated(one));
    const fresh = asked.filter((one) => one.end === undefined && !one.accepted);
    switch (type) {
      case 'hearing.request':
        asked.push({ party: own.party ?? '', seq, accepted: false });
        break;
      case 'hearing.accept':
        for (const one of among(fresh, own.party)) one.accepted = true;
        break;
      case 'hearing.refuse':
        for (const one of among(fresh, own.party)) one.end = 'refused';
        break;
      case 'hearing.withdraw':
        for (const one of asked) if (one.party === own.party) one.end ??= 'withdrawn';
        break;
      case 'hearing.terminate':
        for (const one of among(coming().flatMap(present), own.party)) one.end = 'givenUp';
        break;
      case 'hearing.schedule': {
        const { parties = [] } = own;
        const chosen = waiting.filter((one) => parties.length === 0 || parties.includes(one.party));
        set.push({ seq, heldOn: own.heldOn ?? '', bench, asked: chosen });
        break;
      }
      case 'hearing.reschedule': {
        const hearing = meant(coming(), own, actor.personId);
        if (hearing === undefined) break;
        const { parties = [] } = own;
        const free = parties.length === 0 ? present(hearing) : [...present(hearing), ...waiting];
        const chosen = free.filter((one) => parties.length === 0 || parties.includes(one.party));
        Object.assign(hearing, { seq, heldOn: own.heldOn, bench, asked: chosen });
        break;
      }
      case 'hearing.hold': {
        const hearing = meant(coming(), own, actor.personId);
        if (hearing !== undefined) hearing.held = seq;
        break;
      }
      case 'hearing.report': {
        const open = set.filter((one) => one.held !== undefined && one.reported !== true);
        const hearing = meant(open, own, actor.personId);
        if (hearing === undefined) break;
        for (const one of present(hearing)) one.end = 'reported';
        hearing.reported = true;
        break;
      }
      default:
    }
  }
  return { asked, set };
}
