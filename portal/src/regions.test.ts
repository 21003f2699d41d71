import { describe, expect, it } from 'vitest';
import { isAbove, regionName, regionsOf } from './regions.ts';

const named = (name: string, region: string) => regionsOf([{ name, region }])[0]!.name;

describe('areas', () => {
  it.each([
    ['清岚县市场监督管理局', '990921', '清岚县'],
    ['清岚县住房和城乡建设局', '990921', '清岚县'],
    ['清岚县城市管理综合执法局', '990921', '清岚县'],
    ['怀川市生态环境局清岚分局', '990900', '怀川市'],
    ['东澜省司法厅', '990000', '东澜省'],
    ['内蒙古自治区司法厅', '150000', '内蒙古自治区'],
    ['河北省石家庄市裕华区司法局', '130108', '裕华区'],
    ['清岚县青石镇人民政府', '990921101', '青石镇'],
    ['昆岭市市场监督管理局', '990981', '昆岭市'],
    ['中央某局', '990921', '990921'],
  ])('are named by their agencies: %s', (name, code, expected) => {
    expect(named(name, code)).toBe(expected);
  });

  it('are each there once, in the order of their codes, called what most call them', () => {
    const regions = regionsOf([
      { name: '清岚县教育局', region: '990921' },
      { name: '怀川市生态环境局', region: '990900' },
      { name: '清岚县青石镇人民政府', region: '990921' },
      { name: '文化市场县综合执法大队', region: '990921' },
      { name: '清岚县司法局', region: '990921' },
    ]);
    expect(regions).toEqual([
      { code: '990900', name: '怀川市' },
      { code: '990921', name: '清岚县' },
    ]);
    expect(regionName(regions, '990900')).toBe('怀川市');
    expect(regionName(regions, '110000')).toBe('110000');
  });

  it.each([
    ['990000', '990900', true],
    ['990900', '990921', true],
    ['990921', '990921101', true],
    ['990921', '990900', false],
    // 郴州 and 永州, two counties: the noughts are digits of the area itself.
    ['431000', '431102', false],
    ['140110', '140111', false],
  ])('%s has %s in it: %s', (code, other, expected) => {
    const regions = [code, other].map((one) => ({ code: one, name: one }));
    expect(isAbove(regions[0]!, regions)).toBe(expected);
  });
});
