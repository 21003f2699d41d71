import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { Complaints } from '../../forms/complaints.tsx';
import { FieldRow } from '../../forms/field-row.tsx';
import { FieldGrid } from '../../forms/form.tsx';
import type { Messages } from '../../forms/messages.ts';
import { sentValues, type Values } from '../../forms/values.ts';
import { Input } from '../../forms/widgets/input.tsx';
import { momentText } from '../../parts/dates.ts';
import { actFields, findDefinition, linesOf, namesOf } from '../../parts/readable.ts';
import { Lines } from '../../parts/readable-view.tsx';
import type { ActController } from './use-act.ts';

/** 更正: choose the act, see what it says, tick what is wrong, write what is right. The old values stay on record. */
export function CorrectionForm({ act }: { readonly act: ActController }) {
  const { values, setValues, dossier, messages } = act;
  const target = dossier?.acts.find((entry) => entry.seq === values.target);
  const definition =
    target === undefined || dossier === undefined
      ? undefined
      : findDefinition(dossier.procedure, target.type);
  const fields = useMemo(
    () =>
      target === undefined || dossier === undefined
        ? []
        : actFields(dossier.procedure, target.type).filter((field) =>
            definition?.correctable.includes(field.name),
          ),
    [dossier, target, definition],
  );
  const byName = new Map(act.fields.map((field) => [field.name, field]));
  const plain = (values.values ?? {}) as Values;
  const personal = (values.personalValues ?? {}) as Values;
  const current = { ...(target?.data as Values | undefined), ...target?.correction?.values } as Values;
  const isPersonal = (name: string) =>
    definition?.personal.some((path) => path.split('.')[0]?.replace('[]', '') === name) === true;
  const mending = (name: string) => Object.hasOwn(isPersonal(name) ? personal : plain, name);

  const put = (name: string, value: unknown, on: boolean) => {
    const place = isPersonal(name) ? 'personalValues' : 'values';
    const { [name]: _, ...rest } = place === 'values' ? plain : personal;
    const next = on ? { ...rest, [name]: value } : rest;
    setValues({ ...values, [place]: Object.keys(next).length === 0 ? undefined : next });
  };
  const choose = (next: Values) => setValues({ target: next.target, reason: values.reason });
  const names = namesOf({ people: dossier?.people ?? [], items: act.agency?.items, state: dossier?.state });
  const shown: Messages = new Map(
    [...messages].map(([path, list]) => [path.replace(/^(values|personalValues)\./, ''), list]),
  );

  return (
    <>
      <section className="part" aria-labelledby="correct-which">
        <h2 id="correct-which" className="part-title">
          更正哪一项
        </h2>
        <FieldGrid fields={[byName.get('target')!]} value={values} onChange={choose} messages={messages} />
        {target !== undefined && (
          <details className="current">
            <summary>
              现在的记录：{target.zh}，{target.actor.name}，
              {momentText(target.correction?.occurredAt ?? target.occurredAt)}发生
            </summary>
            <Lines lines={linesOf(actFields(dossier!.procedure, target.type), current, names)} />
          </details>
        )}
      </section>
      {target !== undefined && (
        <section className="part" aria-labelledby="correct-what">
          <h2 id="correct-what" className="part-title">
            更正为
          </h2>
          <div className="mend">
            <Checkbox
              checked={values.occurredAt !== undefined}
              onChange={(event) =>
                setValues({ ...values, occurredAt: event.target.checked ? target.occurredAt : undefined })
              }
            >
              更正发生时间
            </Checkbox>
            {values.occurredAt !== undefined && (
              <FieldRow
                field={byName.get('occurredAt')!}
                path="occurredAt"
                messages={messages.get('occurredAt')}
              >
                <Input
                  field={byName.get('occurredAt')!}
                  path="occurredAt"
                  value={values.occurredAt}
                  onChange={(next) => setValues({ ...values, occurredAt: next })}
                />
              </FieldRow>
            )}
          </div>
          {fields.map((field) => (
            <div key={field.name} className="mend">
              <Checkbox
                checked={mending(field.name)}
                onChange={(event) => put(field.name, current[field.name], event.target.checked)}
              >
                更正{field.title}
              </Checkbox>
              {mending(field.name) && (
                <FieldGrid
                  fields={[field]}
                  value={{ [field.name]: (isPersonal(field.name) ? personal : plain)[field.name] }}
                  onChange={(next) => put(field.name, sentValues([field], next)[field.name], true)}
                  messages={shown}
                />
              )}
            </div>
          ))}
          {fields.length === 0 && (
            <p className="faint">
              这一项除发生时间外不能更正。实体内容有误的，应当重新办理；已送达的文书有笔误的，制作补正通知书。
            </p>
          )}
          <Complaints list={messages.get('')} id="correction" />
        </section>
      )}
      <section className="part" aria-label="理由">
        <FieldGrid fields={[byName.get('reason')!]} value={values} onChange={setValues} messages={messages} />
      </section>
    </>
  );
}
