import { human, shop } from '../parties.ts';
import { getPerson } from '../people.ts';
import { picture } from '../story.ts';
import { CaseWriter, cast } from '../writer.ts';

/** 案例二: no purchase check, a warning on the spot. 清市监当罚〔2026〕0031号. */

const party = shop(
  '清岚县云水路小辣椒面馆',
  '92990921MA0RY07G28',
  '清岚县云水路45号',
  human('邓强', 'male', '1982-05-09', 211, '清岚县城关镇云水路45号'),
  '13900000102',
);

const law = '中华人民共和国食品安全法';

export const case2 = new CaseWriter(
  {
    ...cast.market,
    handlers: ['zhou', 'wutong'],
    key: 'case-2-on-the-spot',
    item: 'no-purchase-check',
    cause: '进货时未查验许可证和相关证明文件',
    parties: [party],
    conductFrom: '2026-09-16',
    place: '清岚县云水路45号',
  },
  'penalty-summary',
)
  .act('zhou', 'spot.decide', '2026-09-16', '10:55', {
    parties: [party],
    officers: [getPerson('zhou').id, getPerson('wutong').id],
    place: '清岚县云水路45号小辣椒面馆后厨',
    cause: '进货时未查验许可证和相关证明文件',
    conductFrom: '2026-09-16',
    facts:
      '2026年9月16日，执法人员在当事人后厨日常检查时，发现其当日使用的一批散装花椒（3公斤，购进价180.00元）未能提供供货者的许可证及产品合格证明，亦无进货票据。当事人承认系熟人送货，未查验、未索取凭证，系首次被发现，当场表示改正。执法人员出示证件，告知拟作出的警告及事实、理由、依据和陈述申辩权，当事人表示无异议，并在次日补齐供货者许可证和票据。',
    item: 'no-purchase-check',
    breached: [`${law}第五十三条第一款`],
    basis: [`${law}第一百二十六条第一款第三项`],
    warning: true,
    correction: '责令立即改正，次日前补齐供货者许可证和进货票据',
    identityShown: true,
    rightsTold: true,
    defence: 'none',
    signature: 'signed',
    files: [picture('当场处罚全程视频10时20分至10时55分截图')],
  })
  .serve('2026-09-16', '10:55', 'spot.decide', { place: '清岚县云水路45号' })
  .act('zhou', 'spot.file', '2026-09-18', '09:00', { receiver: '沈若溪', files: [] })
  .act('zhou', 'spot.recheck', '2026-09-23', '10:30', {
    officers: [getPerson('zhou').id, getPerson('wutong').id],
    identityShown: true,
    findings: '供货者许可证、产品合格证明和进货票据已补齐，进货台账已建立。',
    corrected: true,
    files: [picture('复查照片')],
  })
  .close('2026-09-24', 'performed', '警告已送达，责令改正事项经复查已改正。')
  .story();
