import type { Field } from './fields.ts';

/** A part of the form under one heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

const alone = (field: Field): boolean =>
  field.widget === 'rows' || field.widget === 'group' || field.widget === 'files';

/**
 * Plain fields that follow each other stand together; lists, groups and files have a part of their own. Why there is no recording
 * is asked where the recordings are put.
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
    else
      sections.push({
        id: `plain-${field.name}`,
        title: sections.some((one) => one.id.startsWith('plain-')) ? '其他事项' : '基本事项',
        fields: [field],
      });
  }
  return sections;
}
