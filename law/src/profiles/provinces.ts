import type { Profile } from './profile.ts';

const read = (source: string) => ({ source, confirmed: true });

/** 河北: only values read in local texts; some of them are those of one city or district and say so. */
export const hebei: Profile = {
  id: 'hebei',
  version: 1,
  zh: '河北省（示例）',
  parent: 'national',
  values: {
    'TRI-02a': { value: { amount: 7 }, ...read('石家庄市裕华区事后公开程序') },
    'TRI-05c': { value: { amount: 5 }, ...read('石家庄市裕华区事后公开程序（自然人二年，须另行设定）') },
    'TRI-14': { value: { amount: 7, extension: 5 }, ...read('沙河市法制审核规定（经分管负责人批准延长）') },
    'TRI-15': { value: { amount: 20 }, ...read('石家庄市裕华区规定（冀政办发〔2015〕22号）') },
    'TRI-21': { value: { amount: 15 }, ...read('唐山市开平区规定') },
    filingThresholds: {
      value: {
        naturalPerson: { fen: 1_000_000, inclusive: true },
        organisation: { fen: 10_000_000, inclusive: true },
      },
      ...read('唐山市开平区规定（相当数额的没收同）'),
    },
    filingKinds: { value: ['suspension', 'revocation'], ...read('唐山市开平区规定') },
  },
};

/** 浙江. */
export const zhejiang: Profile = {
  id: 'zhejiang',
  version: 1,
  zh: '浙江省（示例）',
  parent: 'national',
  values: {
    'TRI-04': { value: { amount: 5 }, ...read('浙江省行政处罚结果信息网上公开暂行办法第九条') },
    'TRI-05c': { value: { amount: 1 }, ...read('浙江省行政处罚结果信息网上公开暂行办法（一般为一年）') },
    'TRI-14': { value: { amount: 5 }, ...read('坎门街道法制审核规定（可以延长）') },
  },
};

/** 山西. */
export const shanxi: Profile = {
  id: 'shanxi',
  version: 1,
  zh: '山西省（示例）',
  parent: 'national',
  values: {
    'TRI-21': { value: { amount: 15 }, ...read('运城市通知（山西省人民政府令第206号）') },
    filingKinds: {
      value: ['suspension', 'revocation', 'detentionTenDays'],
      ...read('山西省重大行政处罚决定备案规定（含行政拘留十日以上）'),
    },
    filingReceiver: {
      value: '政府报上一级政府，部门报本级政府，授权组织两者都报，垂直领导部门两者都报',
      ...read('山西省重大行政处罚决定备案规定'),
    },
    reviewBeforeNotice: { value: true, ...read('朔州市发展和改革委员会法制审核规定第五条') },
    majorDecisionGrounds: {
      value: ['amountAtHearingThreshold', 'suspensionOrRevocation', 'belowMinimumOrOutsideTier'],
      ...read('长治市市场监督管理局法制审核目录'),
    },
  },
};
