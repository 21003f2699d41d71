import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useFileUrl } from '../files.ts';
import { useBlobUrl } from './blob-url.ts';
import type { ShownFile } from './readable.ts';
import { Waiting } from './states.tsx';

const steps = [0.5, 1, 1.5, 2, 3, 4] as const;

/** Opens one file on the page: images can be enlarged, sound and video played, documents read. */
export function MediaPane({
  file,
  onClose,
}: {
  readonly file: ShownFile;
  readonly onClose?: (() => void) | undefined;
}) {
  const [zoom, setZoom] = useState(1);
  const [failed, setFailed] = useState(false);
  const url = useFileUrl()(file.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file starts at its own size
  useEffect(() => {
    setZoom(1);
    setFailed(false);
  }, [file.id]);
  const at = steps.indexOf(zoom as (typeof steps)[number]);
  return (
    <section className="media" aria-label={`查看${file.name}`}>
      <div className="media-head">
        <span className="media-name">{file.name}</span>
        {file.kind === 'photo' && (
          <>
            <Button size="small" disabled={at <= 0} onClick={() => setZoom(steps[at - 1]!)} aria-label="缩小">
              −
            </Button>
            <span className="faint">{zoom * 100}%</span>
            <Button
              size="small"
              disabled={at >= steps.length - 1}
              onClick={() => setZoom(steps[at + 1]!)}
              aria-label="放大"
            >
              ＋
            </Button>
          </>
        )}
        <a href={url} target="_blank" rel="noreferrer">
          在新窗口打开
        </a>
        {onClose !== undefined && (
          <Button size="small" type="text" onClick={onClose}>
            关闭
          </Button>
        )}
      </div>
      <div className="media-body">
        {failed ? (
          <p className="faint">这个文件在页面上打不开，请在新窗口打开。</p>
        ) : file.kind === 'photo' ? (
          <img
            src={url}
            alt={file.name}
            style={{ width: `${zoom * 100}%` }}
            onError={() => setFailed(true)}
          />
        ) : file.kind === 'video' ? (
          // biome-ignore lint/a11y/useMediaCaption: recordings of enforcement have no captions
          <video src={url} controls preload="metadata" onError={() => setFailed(true)} />
        ) : file.kind === 'audio' ? (
          // biome-ignore lint/a11y/useMediaCaption: recordings of enforcement have no captions
          <audio src={url} controls preload="metadata" onError={() => setFailed(true)} />
        ) : (
          <Paper url={url} name={file.name} onFail={() => setFailed(true)} />
        )}
      </div>
    </section>
  );
}

/** A document is fetched and shown from here: what a file is served with forbids it to be a page of its own in a frame. */
function Paper({
  url,
  name,
  onFail,
}: {
  readonly url: string;
  readonly name: string;
  readonly onFail: () => void;
}) {
  const paper = useQuery({
    queryKey: ['file', url],
    queryFn: async () => {
      const answer = await fetch(url, { credentials: 'same-origin' });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.blob();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const shown = useBlobUrl(paper.data?.type === 'application/pdf' ? paper.data : undefined);
  const unreadable = paper.isError || (paper.data !== undefined && paper.data.type !== 'application/pdf');
  useEffect(() => {
    if (unreadable) onFail();
  }, [unreadable, onFail]);
  return shown === undefined ? <Waiting lines={8} /> : <iframe className="pdf" src={shown} title={name} />;
}
