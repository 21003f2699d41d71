import { type ComponentType, lazy } from 'react';
import type { ActController } from './use-act.ts';

/** Acts whose form is laid out by hand because their parts depend on each other; all others come from their schema. */
export const designed: Readonly<Record<string, ComponentType<{ readonly act: ActController }>>> = {
  'draft.write': lazy(() =>
    import('../draft/draft-form.tsx').then((module) => ({ default: module.DraftForm })),
  ),
  'spot.decide': lazy(() => import('./spot-form.tsx').then((module) => ({ default: module.SpotForm }))),
  'act.correct': lazy(() =>
    import('./correction-form.tsx').then((module) => ({ default: module.CorrectionForm })),
  ),
  'party.amend': lazy(() => import('./party-form.tsx').then((module) => ({ default: module.PartyForm }))),
  'publication.prepare': lazy(() =>
    import('../publication/prepare-form.tsx').then((module) => ({ default: module.PrepareForm })),
  ),
  'publication.check': lazy(() =>
    import('../publication/content-beside.tsx').then((module) => ({ default: module.ContentBeside })),
  ),
  'publication.approve': lazy(() =>
    import('../publication/content-beside.tsx').then((module) => ({ default: module.ContentBeside })),
  ),
  'publication.release': lazy(() =>
    import('../publication/content-beside.tsx').then((module) => ({ default: module.ContentBeside })),
  ),
};
