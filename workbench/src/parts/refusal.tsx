import type { RefusalView } from '@mingjing/contract';
import { Link } from '@tanstack/react-router';
import type { MoveView } from '../api.ts';
import { citeText } from './cite.ts';

/** The case something is refused in; with its moves, those of this person are known. */
interface Place {
  readonly id: string;
  readonly moves?: readonly Pick<MoveView, 'type'>[];
}

/** One refusal: the sentence, where it stands, what to do, and a link to the move that mends it where it is this person's. */
function Refusal({
  refusal,
  dossier,
  tone = 'refused',
}: {
  readonly refusal: RefusalView;
  readonly dossier?: Place | undefined;
  readonly tone?: 'refused' | 'caution';
}) {
  const own = dossier?.moves?.some(({ type }) => type === refusal.move) ?? true;
  return (
    <div className={`refusal ${tone}`}>
      <span className="refusal-sign" aria-hidden="true">
        {tone === 'refused' ? '✕' : '!'}
      </span>
      <div>
        <p className="refusal-sentence">
          <span className="visually-hidden">{tone === 'refused' ? '不能办理：' : '提醒：'}</span>
          {refusal.message}
          {refusal.source !== undefined && <cite>{citeText(refusal.source)}</cite>}
        </p>
        {(refusal.remedy !== undefined || refusal.move !== undefined) && (
          <p className="refusal-remedy">
            {refusal.remedy}
            {refusal.move !== undefined && dossier !== undefined && own && (
              <Link to="/dossiers/$id/do/$type" params={{ id: dossier.id, type: refusal.move }}>
                去办理
              </Link>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

export function RefusalList({
  refusals,
  dossier,
  tone = 'refused',
}: {
  readonly refusals: readonly RefusalView[];
  readonly dossier?: Place | undefined;
  readonly tone?: 'refused' | 'caution';
}) {
  if (refusals.length === 0) return null;
  return (
    <ul className="refusals">
      {refusals.map((refusal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: refusals come as a whole
        <li key={`${refusal.code}-${index}`}>
          <Refusal refusal={refusal} dossier={dossier} tone={tone} />
        </li>
      ))}
    </ul>
  );
}
