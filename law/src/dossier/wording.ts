import { z } from 'zod';

/** What a value should have been, as a person calls it. */
const nouns: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或者“否”',
  array: '列表',
  object: '一组数据项',
  record: '一组数据项',
  date: '日期',
};

const counters: Readonly<Record<string, string>> = { string: '个字', array: '项', set: '项', file: '字节' };

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

/** The sentence for whatever a schema says nothing of itself: nobody is answered in the words of a library. */
function wording(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '此项必须填写。'
        : `此项应为${nouns[issue.expected] ?? '另一种格式'}。`;
    case 'too_small':
      return `此项不能${issue.inclusive === false ? '小于或者等于' : '小于'}${issue.minimum}${counters[issue.origin] ?? ''}。`;
    case 'too_big':
      return `此项不能${issue.inclusive === false ? '大于或者等于' : '超过'}${issue.maximum}${counters[issue.origin] ?? ''}。`;
    case 'invalid_value':
      return '此项不在可以选择的范围内。';
    case 'unrecognized_keys':
      return '含有未知的数据项。';
    default:
      return '此项格式不正确。';
  }
}

z.config({ customError: wording });
