import type { Field } from './fields.ts';

/** A part of the form under one heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

const alone = (field: Field): boolean =>
  field.widget === 'rows' || field.widget === 'group' || field.widget === 'files';

const byFirstField = ([first, ...more]: readonly Field[]): string =>
  `${first?.title}${more.length === 0 ? '' : '等'}`;

/**
 * Plain fields that follow each other stand together; lists, groups and files have a part of their own. Why there is no recording
 * is asked where the recordings are put. No two parts are called alike: where more than one has what is left, each is called by
 * its first field.
 */
export function sectionsOf(fields: readonly Field[]): readonly Section[] {
  const sections: { id: string; title: string; fields: Field[] }[] = [];
  for (const field of fields) {
    if (field.widget === 'hidden') continue;
    const last = sections.at(-1);
    if (field.name === 'recordingExemption' && last?.id === 'part-files') {
      last.title = '音像记录和附件';
      last.fields.push(field);
    } else if (alone(field)) sections.push({ id: `part-${field.name}`, title: field.title, fields: [field] });
    else if (last?.id.startsWith('plain-') === true) last.fields.push(field);
    else sections.push({ id: `plain-${field.name}`, title: '基本事项', fields: [field] });
  }
  const [, ...rest] = sections.filter(({ id }) => id.startsWith('plain-'));
  for (const part of rest) part.title = rest.length === 1 ? '其他事项' : byFirstField(part.fields);
  return sections;
}
