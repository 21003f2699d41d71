import type { RuleBody } from '../rule.ts';
import { count, extension, period } from './build.ts';

/** 行政执法监督 and 乡镇综合执法. */
export const supervisionRules = {
  'SUP-01': period('报送纠正情况', '收到行政执法监督督办函或者意见书', null, 'date', [['SUP', '27', '28']], {
    extensions: [extension(null, 'CD', '行政执法监督机构', false)],
    note: '期限由文书载明。',
  }),
  'SUP-02h': period('整改落实并报送（河北）', '收到行政执法监督通知书', 30, 'CD', [['HE-SUP', '21.1']]),
  'SUP-03h': period('申请复查（河北）', '收到行政执法监督通知书', 15, 'CD', [['HE-SUP', '21.2']], {
    mode: 'window',
  }),
  'SUP-04h': period('答复复查申请（河北）', '收到复查申请', 15, 'CD', [['HE-SUP', '21.2']], {
    who: 'supervisor',
  }),
  'SUP-05h': count('现场监督人员（河北）', '不得少于两人，出示监督检查证件，并全过程记录。', [
    ['HE-SUP', '19'],
  ]),
} as const satisfies Record<string, RuleBody>;

export const townshipRules = {
  'TWN-01h': period('向乡镇出具书面意见（河北）', '收到协助函件', 7, 'WD', [['HE-TWN', '35']], {
    pauses: ['supplement'],
    extensions: [extension(null, 'WD', '收到协助函件的行政执法部门', true)],
    note: '需要补充材料的，在二个工作日内提出；不能按期出具的，书面说明理由并明确日期。',
  }),
} as const satisfies Record<string, RuleBody>;
