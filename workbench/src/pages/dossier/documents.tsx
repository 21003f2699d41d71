import type { DossierView } from '../../api.ts';
import { useFileUrl } from '../../files.ts';
import { dayText } from '../../parts/dates.ts';
import { DocumentLink } from '../../parts/document-link.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { partiesNamed } from '../../parts/party.ts';
import { Nothing } from '../../parts/states.tsx';
import { Forms, FormsWith } from './forms.tsx';
import { moveAddress } from './move-address.ts';

/** Documents in order, with how far each has come: made, sealed on paper, served. */
export function Documents({
  dossier,
  readOnly,
}: {
  readonly dossier: DossierView;
  readonly readOnly: boolean;
}) {
  const fileUrl = useFileUrl();
  const made = dossier.acts.filter((act) => act.document !== undefined);
  const isCase = dossier.procedure === 'penalty-ordinary' || dossier.procedure === 'penalty-summary';
  const known = isCase ? dossier.state.documents : [];
  const services = isCase ? dossier.state.services : [];
  const named = (id: string | undefined) => (isCase ? partiesNamed(dossier.state.parties, [id]) : undefined);
  const canSeal = !readOnly && dossier.moves.some((move) => move.type === 'document.seal' && move.allowed);
  const forms = isCase && <Forms dossier={dossier} readOnly={readOnly} />;
  if (made.length === 0)
    return (
      <>
        <Nothing title="还没有制作文书">文书在办理事项时由系统按填写的内容制作。</Nothing>
        {forms}
      </>
    );
  return (
    <section aria-label="文书">
      <div className="timeline-tools">
        <h2 className="part-title">文书</h2>
        {canSeal && (
          <LinkButton size="small" {...moveAddress(dossier.id, 'document.seal')}>
            上传盖章扫描件
          </LinkButton>
        )}
      </div>
      <p className="hint">
        没有电子印章的：打开文书打印，盖章、签名后扫描上传，扫描件与该份文书的校验值绑定。
      </p>
      <ul className="document-rows">
        {made.map((act) => {
          const entry = known.find((one) => one.seq === act.seq);
          const to = named(entry?.party);
          const served = services.filter((service) => service.document === act.seq);
          return (
            <li key={act.seq}>
              <DocumentLink document={act.document!} />
              {act.document!.enclosures?.map((enclosed) => (
                <DocumentLink key={enclosed.file} document={enclosed} />
              ))}
              {to !== undefined && <span>{to}</span>}
              <span className="faint">
                {dayText(act.occurredAt)} {act.actor.name}
              </span>
              {entry?.sealed !== undefined && (
                <a
                  className="tag green"
                  href={fileUrl(entry.sealed.scan.id)}
                  target="_blank"
                  rel="noreferrer"
                >
                  ✓ 盖章扫描件
                </a>
              )}
              {served.map((service) => (
                <span key={service.seq} className="tag green">
                  ✓ {dayText(service.servedOn)}送达{named(service.party)}
                </span>
              ))}
              <span className="mono hash" title={`校验值（SHA-256）：${act.document!.sha256}`}>
                {act.document!.sha256.slice(0, 12)}
              </span>
              {isCase && <FormsWith dossier={dossier} seq={act.seq} />}
            </li>
          );
        })}
      </ul>
      {forms}
    </section>
  );
}
