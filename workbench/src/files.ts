import type { fileSchema } from '@mingjing/contract';
import type { VolumeKind } from '@mingjing/law';
import type { Form } from '@mingjing/law/penalty';
import { createContext, useCallback, useContext } from 'react';
import type { z } from 'zod';
import { apiPath } from './api.ts';

/** Files (文件) go up as they are, before the act that cites them; they come down by their id. */

export type StoredFile = z.infer<typeof fileSchema>;
export type FileKind = StoredFile['kind'];

/** The ground on which a supervisor reads; files are then read on it too. */
const Ground = createContext<string | undefined>(undefined);

export const ReadingGround = Ground.Provider;

/** Set where a supervisor reads. */
export const useReadingGround = (): string | undefined => useContext(Ground);

/** The address of a file for the person who reads. */
export function useFileUrl(): (id: string) => string {
  const asked = useGroundQuery();
  return useCallback((id) => `${apiPath}/files/${id}${asked}`, [asked]);
}

/** The address of a whole volume (正卷、副卷) for the person who reads. */
export function useVolumeUrl(): (dossier: string, kind: VolumeKind) => string {
  const asked = useGroundQuery();
  return useCallback((dossier, kind) => `${apiPath}/dossiers/${dossier}/volumes/${kind}${asked}`, [asked]);
}

/** The address of a blank form (空白表格) for the person who reads. */
export function useFormUrl(): (dossier: string, form: Pick<Form, 'template' | 'party'>) => string {
  const ground = useReadingGround();
  return useCallback(
    (dossier, { template, party }) => {
      const query = new URLSearchParams({
        ...(party === undefined ? {} : { party }),
        ...(ground === undefined ? {} : { ground }),
      });
      return `${apiPath}/dossiers/${dossier}/forms/${template}${query.size === 0 ? '' : `?${query}`}`;
    },
    [ground],
  );
}

function useGroundQuery(): string {
  const ground = useReadingGround();
  return ground === undefined ? '' : `?ground=${encodeURIComponent(ground)}`;
}

/** What a file records, guessed from its type; the person can say otherwise. */
export function kindOf(type: string): FileKind {
  if (type.startsWith('image/')) return 'photo';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (type === 'application/pdf' || type.startsWith('text/')) return 'document';
  return 'other';
}

export interface Sending {
  readonly done: Promise<StoredFile>;
  readonly cancel: () => void;
}

/** Sends one file. `onProgress` runs from 0 to 1. `XMLHttpRequest`, because `fetch` does not tell how much has gone. */
export function sendFile(file: File, kind: FileKind, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<StoredFile>((resolve, reject) => {
    const query = new URLSearchParams({ name: file.name.slice(0, 200), kind });
    request.open('POST', `${apiPath}/files?${query}`);
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.total === 0 ? 1 : event.loaded / event.total);
    request.onerror = () => reject(new TypeError('the upload did not reach the server'));
    request.onload = () => {
      const answer = request.response as (StoredFile & { readonly message?: string }) | null;
      if (request.status === 201 && answer !== null) resolve(answer);
      else reject(new Error(answer?.message ?? '上传没有完成。'));
    };
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
