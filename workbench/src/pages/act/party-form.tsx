import { Select } from 'antd';
import { ActForm } from '../../forms/form.tsx';
import type { Values } from '../../forms/values.ts';
import { partyLabel } from '../../parts/party.ts';
import { asTyped } from './prefill.ts';
import type { ActController } from './use-act.ts';

/** 更改当事人信息: choose the party, then its particulars as they are now stand in the form to be put right. */
export function PartyForm({ act }: { readonly act: ActController }) {
  const parties = act.dossier?.state.parties ?? [];
  const chosen = (act.values.party as Values | undefined)?.id;
  return (
    <>
      <section className="part">
        <label className="label" htmlFor="which-party">
          更改哪一当事人
        </label>
        <Select
          id="which-party"
          className="full"
          value={typeof chosen === 'string' ? chosen : null}
          placeholder="请选择当事人"
          options={parties.map((party) => ({ value: party.id, label: partyLabel(party) }))}
          onChange={(id: string | null) => {
            const party = parties.find((candidate) => candidate.id === id);
            if (party !== undefined) act.setValues({ ...act.values, party: asTyped(party) });
          }}
        />
      </section>
      {typeof chosen === 'string' && (
        <ActForm fields={act.fields} value={act.values} onChange={act.setValues} messages={act.messages} />
      )}
    </>
  );
}
