import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { DossierView, MoveView } from '../../api.ts';
import { citeText } from '../../parts/cite.ts';
import { RefusalList } from '../../parts/refusal.tsx';
import { laneNames } from '../../parts/timeline.ts';
import { moveAddress } from './move-address.ts';

/** Everything I may do now, by lane; what may not be done yet stands with its reason and its article. */
export function Moves({
  dossier,
  next,
}: {
  readonly dossier: DossierView;
  readonly next: string | undefined;
}) {
  const lanes = Object.keys(laneNames).filter((lane) => dossier.moves.some((move) => move.lane === lane));
  if (dossier.moves.length === 0) {
    return (
      <section aria-label="可办事项">
        <h2>可办事项</h2>
        <p className="faint">现在没有由您办理的事项。</p>
      </section>
    );
  }
  return (
    <section aria-label="可办事项">
      <h2>可办事项</h2>
      {lanes.map((lane) => (
        <div key={lane} className="move-lane">
          <h3>{laneNames[lane]}</h3>
          <ul className="moves">
            {dossier.moves
              .filter((move) => move.lane === lane)
              .map((move) => (
                <li key={move.type}>
                  <MoveLine dossier={dossier} move={move} next={move.type === next} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function MoveLine({
  dossier,
  move,
  next,
}: {
  readonly dossier: DossierView;
  readonly move: MoveView;
  readonly next: boolean;
}) {
  const [open, setOpen] = useState(false);
  const source = move.source[0];
  if (move.allowed) {
    return (
      <Link
        {...moveAddress(dossier.id, move.type)}
        className={next ? 'move next' : 'move'}
        title={source === undefined ? undefined : citeText(source)}
      >
        {move.zh}
      </Link>
    );
  }
  const why = `why-${move.type}`;
  return (
    <div className="move-closed">
      <Button size="small" type="text" disabled aria-describedby={why}>
        {move.zh}
      </Button>
      <button
        type="button"
        className="linklike"
        aria-expanded={open}
        aria-controls={why}
        aria-label={`${open ? '收起' : '为什么不能办'}：${move.zh}`}
        onClick={() => setOpen(!open)}
      >
        {open ? '收起' : '为什么不能办'}
      </button>
      <div id={why} hidden={!open}>
        <RefusalList refusals={move.refusals} dossier={dossier} />
      </div>
    </div>
  );
}
