import type { Profile } from './profile.ts';

const law = (source: string) => ({ source, confirmed: true });
const recalled = (source: string) => ({ source: `${source}（未核实的默认值）`, confirmed: false });

/**
 * National law and nothing else (全国): periods whose number the law leaves open stay with the default of their row, and
 * every value that is not read in a text says so.
 */
export const national: Profile = {
  id: 'national',
  version: 1,
  zh: '全国',
  values: {
    partyEndMoves: { value: true, ...recalled('类推适用《民事诉讼法》第八十五条第三款') },
    hearingThresholds: {
      value: {
        market: {
          naturalPerson: { fen: 1_000_000, inclusive: true },
          individualBusiness: { fen: 1_000_000, inclusive: true },
          organisation: { fen: 10_000_000, inclusive: true },
        },
        environment: {
          naturalPerson: { fen: 500_000, inclusive: true },
          individualBusiness: { fen: 500_000, inclusive: true },
          organisation: { fen: 20_000_000, inclusive: false },
        },
        other: {
          naturalPerson: { fen: 1_000_000, inclusive: true },
          individualBusiness: { fen: 1_000_000, inclusive: true },
          organisation: { fen: 10_000_000, inclusive: true },
        },
      },
      ...recalled('《市场监管听证办法》第五条，《生态环境处罚办法》第四十六条、第八十九条，其他领域由省规定'),
    },
    summaryCeilings: {
      value: { naturalPerson: 20_000, organisation: 300_000 },
      ...law('《行政处罚法》第五十一条'),
    },
    individualBusinessSummaryAs: { value: 'naturalPerson', ...recalled('各省规定不一，未设定的从严按公民') },
    majorDecisionGrounds: { value: [], ...law('《行政处罚法》第五十八条，法定四种情形之外无全国目录') },
    reviewEveryOrdinaryCase: { value: [], ...law('《行政处罚法》第五十八条') },
    reviewBeforeNotice: { value: false, ...law('《行政处罚法》第五十八条，只要求在作出决定之前') },
    collectiveDiscussion: { value: ['complexOrMajor'], ...law('《行政处罚法》第五十七条第二款') },
    decisionClockExclusions: { value: {}, ...law('《行政处罚法》第六十条') },
    publicationChannels: {
      value: ['agencySite', 'creditPlatform'],
      ...law('《三项制度指导意见》（国办发〔2018〕118号）、发改办财金〔2018〕424号'),
    },
    maskNaturalPersons: { value: true, ...recalled('自然人姓名隐去') },
    publicationApprover: { value: 'checker', ...recalled('公示由审核人批准') },
    recordingExemptionApprover: { value: 'head', ...recalled('免予音像记录经负责人批准，各地规定不一') },
    remedyPrintedOn: {
      value: [
        ...['P13', 'P17', 'P46', 'P47', 'P48', 'P60'],
        ...['Q02', 'Q07', 'Q10', 'Q12', 'Q15', 'Q16', 'Q21'],
        ...['L05', 'L22', 'L24', 'L25', 'L26', 'L27', 'L28'],
      ],
      ...recalled('《行政复议法实施条例》第二十五条；P13、P15、P48、Q07、L28 是否印制各地不一'),
    },
    eServiceExcluded: { value: [], ...law('《行政处罚法》第六十一条第二款') },
    closingSheetVolume: { value: 'secondary', ...recalled('各地规定不一') },
    quietHours: {
      value: { from: '22:00', to: '06:00' },
      ...recalled('《行政强制法》第四十三条，法律未规定时刻'),
    },
    reviewerShare: { value: 5, ...law('《三项制度指导意见》（国办发〔2018〕118号）') },
    trainingHours: { value: 60, ...recalled('国办发〔2023〕27号，计划期已于2025年结束') },
    spotCheckShare: { value: 5, ...recalled('地方规定') },
  },
};
