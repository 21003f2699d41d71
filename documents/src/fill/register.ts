import { dataOf, today } from './context.ts';
import type { Filler, Fillers } from './filler.ts';

/** 执法主体卷宗: what an agency's own register issues; there is no case. */

const P67Entrustment: Filler<'P67-entrustment'> = (c) => {
  const data = dataOf<{
    organisation: string;
    representative: string;
    address: string;
    basis: string;
    matters: string;
    powers: string;
    from: string;
    until: string;
  }>(c);
  return {
    head: { agency: c.agency.name, number: c.number, date: today(c) },
    entrusting: { representative: c.agency.legalRepresentative, address: c.agency.address },
    entrusted: {
      name: data.organisation,
      representative: data.representative,
      address: data.address,
    },
    basis: data.basis,
    matters: data.matters,
    powers: data.powers,
    fromOn: data.from,
    toOn: data.until,
  };
};

export const register = { 'P67-entrustment': P67Entrustment } satisfies Fillers;
