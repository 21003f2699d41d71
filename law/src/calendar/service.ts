import { addDays, type CivilDate, chineseDate, isCivilDate } from './civil.ts';

/** What the record of service (送达回证) says, by method. */
export type ServiceRecord =
  /** 当场作出: the day the act was made. */
  | { readonly method: 'onTheSpot'; readonly madeOn: CivilDate }
  /** 直接送达: the day of signature. */
  | { readonly method: 'direct'; readonly signedOn: CivilDate }
  /** 留置送达: refusal proved by a witness, photographs or video (民诉法 art 89). */
  | { readonly method: 'left'; readonly refusedOn: CivilDate; readonly proof: 'witness' | 'recording' | null }
  /** 邮寄送达: the date on the receipt. */
  | { readonly method: 'post'; readonly receiptOn: CivilDate }
  /** 电子送达: arrival in the party's system, only with a signed confirmation (处罚法 art 61(2)). */
  | { readonly method: 'electronic'; readonly arrivedOn: CivilDate; readonly confirmationSigned: boolean }
  /** 委托送达、转交送达: the day of signature there. */
  | { readonly method: 'entrusted'; readonly signedOn: CivilDate }
  /** 公告送达: the last day it was printed or posted (民诉法 art 95, 解释 art 138). */
  | { readonly method: 'publicNotice'; readonly lastPublishedOn: CivilDate };

export interface ServiceRefusal {
  readonly code: 'SERVICE_DATE_INVALID' | 'SERVICE_NOT_PROVED' | 'SERVICE_NOT_CONFIRMED';
  readonly message: string;
}

export type ServiceAnswer =
  | { readonly ok: true; readonly servedOn: CivilDate; readonly explanation: string }
  | { readonly ok: false; readonly refusal: ServiceRefusal };

/** Days after the last publication on which service by public notice is deemed done (民诉法 art 95). */
const PUBLIC_NOTICE_DAYS = 30;

/** The day on which a document counts as served (送达日期), from which periods start (复议法实施条例 art 23). */
export function servedOn(record: ServiceRecord): ServiceAnswer {
  switch (record.method) {
    case 'onTheSpot':
      return served(record.madeOn, '当场作出并交付，作出之日为送达之日');
    case 'direct':
      return served(record.signedOn, '直接送达，签收之日为送达之日');
    case 'entrusted':
      return served(record.signedOn, '委托或者转交送达，签收之日为送达之日');
    case 'post':
      return served(record.receiptOn, '邮寄送达，回执上注明的收件日期为送达之日');
    case 'left':
      if (record.proof === null) {
        return refuse(
          'SERVICE_NOT_PROVED',
          '留置送达须有见证人签名，或者拍照、录像记录送达过程，请补充后再登记。',
        );
      }
      return served(record.refusedOn, '受送达人拒收，留置之日视为送达');
    case 'electronic':
      if (!record.confirmationSigned) {
        return refuse(
          'SERVICE_NOT_CONFIRMED',
          '当事人未签订同意电子送达的确认书，不能电子送达，请改用其他方式。',
        );
      }
      return served(record.arrivedOn, '电子送达，到达受送达人特定系统之日为送达之日');
    case 'publicNotice': {
      if (!isCivilDate(record.lastPublishedOn)) return served(record.lastPublishedOn, '');
      const last = `公告最后于${chineseDate(record.lastPublishedOn)}刊登或者张贴`;
      return served(addDays(record.lastPublishedOn, PUBLIC_NOTICE_DAYS), `${last}，经过三十日视为送达`);
    }
    default:
      return record satisfies never;
  }
}

function served(date: CivilDate, why: string): ServiceAnswer {
  if (!isCivilDate(date)) return refuse('SERVICE_DATE_INVALID', `送达日期“${date}”无效，请核对送达回证。`);
  return { ok: true, servedOn: date, explanation: `${why}：${chineseDate(date)}。` };
}

function refuse(code: ServiceRefusal['code'], message: string): ServiceAnswer {
  return { ok: false, refusal: { code, message } };
}
