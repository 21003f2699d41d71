import { z } from 'zod';
import type { DocumentDefinition } from '../definition.ts';
import { labelOf } from '../fields.ts';
import { type DocumentId, documentDefinitions } from '../templates/index.ts';

/** Data for a template made from its own schema: every field, or only the required ones. */
export function exampleData(id: DocumentId, extent: 'full' | 'minimal'): Record<string, unknown> {
  const data = sample(documentDefinitions[id].schema, extent) as Record<string, unknown>;
  const head = data.head as Record<string, unknown>;
  head.date = '2026-04-15';
  head.number = `清市监${documentDefinitions[id].numberCode ?? '附'}〔2026〕12号`;
  const { remedy, schema } = documentDefinitions[id] as DocumentDefinition;
  if (remedy) data.remedy = sample(remedyOf(schema), 'full');
  return { ...data, ...AGREEING[id] };
}

const remedyOf = (schema: z.ZodType) =>
  (schema as z.ZodObject<{ remedy: z.ZodOptional<z.ZodType> }>).shape.remedy;

/** The picture that examples name: one grey pixel. */
export const examplePicture = {
  'picture.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Where fields must agree with one another. */
const AGREEING: Partial<Record<DocumentId, Record<string, unknown>>> = {
  P13: { how: 'by', dueOn: '2026-04-30' },
  P33: { handlers: ['周晓岚', '陈立群'], reviewer: '沈若溪' },
  P40: { open: 'closed', closedReason: '涉及个人隐私' },
  P46: {
    party: { kind: 'organization', name: '清岚县鑫垒建材有限公司', address: '清岚县青石镇工业路8号' },
    payment: { bank: '样例银行清岚支行', account: '9909210000001234', surcharge: true },
  },
  P47: { warning: true, collection: undefined },
  P55: { fine: 2_610_000, paid: 0, plan: plan() },
  P60: { fine: 2_800_000, surcharge: 420_000 },
};

function plan(): unknown[] {
  return ['2026-07-31', '2026-09-30', '2026-11-30'].map((dueOn) => ({ dueOn, amount: 870_000 }));
}

const TEXTS: Record<string, string> = {
  行政机关名称: '清岚县市场监督管理局',
  案号: '清市监案〔2026〕12号',
  案由: '涉嫌经营超过保质期的食品案',
  案件名称: '清岚县城关镇福满家副食店涉嫌经营超过保质期的食品案',
  姓名: '罗国柱',
  当事人: '清岚县城关镇福满家副食店',
  联系电话: '0990-2100000',
  电话: '0990-2100000',
  住址: '清岚县青石镇石梁村二组17号',
  地址: '清岚县城关镇府前街1号',
  身份证号: '990921197803124018',
  公民身份号码: '990921197803124018',
  执法证号: '样990921-0101',
  行政复议机关: '清岚县人民政府',
  人民法院: '清岚县人民法院',
  违法事实:
    '2026年3月10日，执法人员依双随机抽查任务对当事人经营场所检查，在货架上发现“清泉牌”苏打饼干7袋（标价6.00元/袋）、“谷香”蛋黄派6盒（标价8.00元/盒），均已超过标示的保质期，最长超期21天。',
  违反的法律规定: '《中华人民共和国食品安全法》第三十四条第十项',
  依据条款: '《中华人民共和国食品安全法》第一百二十四条第一款第五项',
  陈述申辩期限: '五个工作日',
  卷别: '正卷',
  单位: '袋',
  数量: '7',
  页号: '1—3',
};

function sample(schema: z.ZodType, extent: 'full' | 'minimal'): unknown {
  if (schema instanceof z.ZodOptional) {
    return extent === 'full' ? sample(schema.def.innerType as z.ZodType, extent) : undefined;
  }
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).map(
      ([key, field]) =>
        [key, sample(field as z.ZodType, needed(field as z.ZodType) ? 'full' : extent)] as const,
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (schema instanceof z.ZodArray) {
    const least = schema.safeParse([]).success ? 0 : 1;
    const entry = schema.element as z.ZodType;
    const enough = schema.safeParse([sample(entry, extent)]).success ? 1 : 2;
    const length = extent === 'full' ? Math.max(enough, 2) : least * enough;
    return Array.from({ length }, () => sample(entry, extent));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return sample(schema.options[1] as z.ZodType, extent);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodBoolean) return extent === 'full';
  if (schema instanceof z.ZodNumber) return schema.meta()?.kind === 'fen' ? 600_000 : 2;
  switch (schema.meta()?.kind) {
    case 'date':
      return '2026-04-15';
    case 'picture':
      return 'picture.png';
    case 'moment':
      return '2026-04-15T02:20:00Z';
    default:
      return TEXTS[labelOf(schema) ?? ''] ?? `样例${labelOf(schema)}`;
  }
}

/** Fields an issued document must have although a preview may lack them: not left out of minimal data. */
const needed = (schema: z.ZodType): boolean => schema.meta()?.onIssue === true;
