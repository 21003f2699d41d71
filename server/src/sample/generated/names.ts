import { citizen, company, creditCode, human, type SampleParty, shop } from '../parties.ts';
import type { Dice } from '../seed.ts';

/** Names of fictional people, shops and companies; none is used twice. */

const surnames = [
  ...'赵钱孙李周吴郑王冯褚卫蒋韩杨朱秦尤许吕施孔曹严金魏陶姜谢邹喻柏窦章云苏潘葛奚范彭鲁韦马苗花方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常于傅卞齐康伍余顾孟黄穆萧尹',
];
const givenMen = [
  '建国',
  '志强',
  '永明',
  '海生',
  '德顺',
  '长贵',
  '文斌',
  '春生',
  '国华',
  '立军',
  '大勇',
  '金山',
  '玉林',
  '铁柱',
  '云飞',
  '少华',
  '宏伟',
  '宝山',
];
const givenWomen = [
  '秀兰',
  '桂英',
  '丽华',
  '春梅',
  '玉珍',
  '小燕',
  '雪梅',
  '红霞',
  '淑芬',
  '晓琳',
  '美玲',
  '翠萍',
  '凤娟',
  '爱华',
  '慧敏',
  '艳秋',
];
const trades = [
  '副食店',
  '粮油店',
  '便利店',
  '生鲜超市',
  '水果店',
  '熟食店',
  '糕点坊',
  '茶叶店',
  '批发部',
  '小吃店',
];
const marks = [
  '顺发',
  '惠民',
  '福源',
  '佳佳乐',
  '聚鑫',
  '百合',
  '益家',
  '鸿运',
  '新禾',
  '东升',
  '祥和',
  '四季',
  '万家福',
  '金穗',
  '绿源',
  '好邻居',
];
const firmMarks = [...marks, '恒通', '瑞丰', '宏达', '中泰', '远景', '华盛', '鼎新', '岚川'];
const towns = ['城关镇', '石岭镇', '柳河镇', '青石镇', '云溪乡', '白杨乡'];
const streets = ['人民路', '解放路', '学府路', '云水路', '北街', '南街', '青山路', '迎宾大道', '滨河路'];
const villages = ['河湾村', '石梁村', '北坡村', '柳林村', '大岭村', '小店村', '白家湾村', '上马村'];

/** Gives out names; one for the whole county, so that nobody has the name of somebody else. */
export interface NameGiver {
  shop(dice: Dice, town?: string): SampleParty;
  /** A company of one of these trades. */
  company(dice: Dice, firms: readonly string[]): SampleParty;
  citizen(dice: Dice, town?: string): SampleParty;
}

export function openNames(taken: readonly string[]): NameGiver {
  const used = new Set(taken);
  let order = 0;
  const fresh = (make: () => string): string => {
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const name = make();
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    throw new Error('the sample county has run out of names');
  };
  const somebody = (dice: Dice, address: string) => {
    const woman = dice.chance(45);
    const name = fresh(() => `${dice.pick(surnames)}${dice.pick(woman ? givenWomen : givenMen)}`);
    const born = `${dice.between(1962, 1999)}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`;
    order += 1;
    // Odd order numbers are men's (GB 11643).
    const number = 100 + ((order * 2) % 800) + (woman ? 0 : 1);
    return human(name, woman ? 'female' : 'male', born, number, address);
  };
  const code = (letters: string) => `${letters}${String(order).padStart(8 - letters.length, '0')}`;
  const phone = () => `139${String(10_000_000 + order * 37).slice(0, 8)}`;
  return {
    shop(dice, town = dice.pick(towns)) {
      const address = `清岚县${town}${dice.pick(streets)}${dice.between(1, 98)}号`;
      const operator = somebody(dice, address);
      const name = fresh(() => `清岚县${town}${dice.pick(marks)}${dice.pick(trades)}`);
      return shop(name, creditCode('92', code('MA0T')), address, operator, phone());
    },
    company(dice, firms) {
      const town = dice.pick(towns);
      const address = `清岚县${town}${dice.pick(streets)}${dice.between(1, 98)}号`;
      const representative = somebody(dice, address);
      const name = fresh(() => `清岚县${dice.pick(firmMarks)}${dice.pick(firms)}有限公司`);
      return company(name, creditCode('91', code('MA0U')), address, representative, phone());
    },
    citizen(dice, town = dice.pick(towns)) {
      const address = `清岚县${town}${dice.pick(villages)}${dice.between(1, 9)}组${dice.between(1, 60)}号`;
      return citizen(somebody(dice, address), phone());
    },
  };
}
