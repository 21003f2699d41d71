import { channelNames, findPeriod } from '@mingjing/law';
import { receiverRelationNames, type ServiceMethod } from '@mingjing/law/penalty';
import { chineseDate } from '../words.ts';
import { causeOf, partyOf } from './case.ts';
import { contactOf, dataOf, documentOf, headOf, numberOf, officersOf, today } from './context.ts';
import type { Filler, Fillers } from './filler.ts';

/** 送达、公告、公示告知. */

const P51: Filler<'P51'> = (c) => {
  const data = dataOf<{
    document: number;
    party: string;
    method: Exclude<ServiceMethod, 'publication'>;
    copies?: number;
    officers: readonly string[];
    place: string;
    on?: string;
    receiver?: { name: string; relation: keyof typeof receiverRelationNames; reason?: string };
    refusal?: { reason: string; witness?: string; witnessUnit?: string };
    address?: string;
    carrier?: string;
    creditRepairNotice?: boolean;
    note?: string;
  }>(c);
  const served = documentOf(c, data.document)?.document;
  const { receiver, refusal } = data;
  const remarks = [
    data.address && `送达地址：${data.address}`,
    data.carrier && `邮单号（受委托、转交机关）：${data.carrier}`,
    data.creditRepairNotice === true && '已同时送达行政处罚信息信用修复告知书。',
    data.note,
  ].filter((entry): entry is string => Boolean(entry));
  const head = headOf(c);
  return {
    head,
    cause: causeOf(c),
    party: partyOf(c, data.party),
    served: [
      {
        title: served?.title ?? '',
        number: served?.number,
        copies: data.copies ?? 1,
        way: data.method,
        place: data.place,
        ...(data.on === undefined ? { at: c.act.occurredAt } : { on: data.on }),
      },
    ],
    receiver: receiver?.name,
    relation: receiver && receiverRelationNames[receiver.relation],
    receivedFor: receiver?.reason,
    refusedReason: refusal && `${refusal.reason}（${chineseDate(today(c))}）`,
    witness: refusal?.witness && [refusal.witness, refusal.witnessUnit].filter(Boolean).join('，'),
    media: head.recording,
    officers: officersOf(c, data.officers),
    remark: remarks.join('\n') || undefined,
  };
};

const P52: Filler<'P52'> = (c) => {
  const data = dataOf<{
    document: number;
    party: string;
    ground: 'whereaboutsUnknown' | 'otherWaysFailed';
    content: string;
    collectAt: string;
    contactPerson: string;
    contactPhone: string;
  }>(c);
  const served = documentOf(c, data.document)?.document;
  return {
    head: headOf(c),
    receiver: partyOf(c, data.party).name,
    documentTitle: served?.title ?? '',
    documentNumber: served?.number,
    content: data.content,
    reason: data.ground === 'whereaboutsUnknown' ? 'missing' : 'failed',
    collectAt: data.collectAt,
    contact: contactOf(c, { persons: data.contactPerson, phone: data.contactPhone }),
  };
};

const P53: Filler<'P53'> = (c) => {
  const data = dataOf<{ party: string; contactPerson: string; contactPhone: string }>(c);
  const channels = c.profile.values.publicationChannels?.value ?? ['agencySite'];
  const days = (rule: 'TRI-02' | 'TRI-02m1') => findPeriod(c.profile, rule)?.value.amount;
  const system = channels.includes('enterpriseSystem');
  return {
    head: headOf(c),
    party: partyOf(c, data.party),
    decisionNumber: numberOf(c, c.state.decision?.seq),
    channel: channels.map((channel) => channelNames[channel]).join('、'),
    when: [
      `自作出行政处罚决定之日起${days('TRI-02')}个工作日内公示`,
      system && `，在${channelNames.enterpriseSystem}于${days('TRI-02m1')}个工作日内公示`,
    ]
      .filter(Boolean)
      .join(''),
    correction: '可以向本机关提出，并提供证明材料，经核实确有错误的，本机关予以更正。',
    contact: contactOf(c, { persons: data.contactPerson, phone: data.contactPhone }),
  };
};

export const service = { P51, P52, P53 } satisfies Fillers;
