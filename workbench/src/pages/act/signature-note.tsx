import { useQuery } from '@tanstack/react-query';
import { type SigningKeyPlace, signingKeyPlace } from '../../app/signing-key.ts';
import type { ActController } from './use-act.ts';

/** Where the key of this browser's session is; asked only for what is signed with it (会话签名). */
export const useSigningKey = (signed: boolean): SigningKeyPlace | undefined =>
  useQuery({ queryKey: ['signing-key'], queryFn: signingKeyPlace, enabled: signed, staleTime: 0 }).data;

/** Before anything is typed: that what is signed cannot be submitted here, or only as long as this page stays open. */
export function SignatureNote({ act }: { readonly act: ActController }) {
  const place = useSigningKey(act.definition?.signed === true);
  if (place === undefined || place === 'kept') return null;
  return (
    <div className="news" role="alert">
      {place === 'gone' ? (
        <p>
          <b>现在不能提交「{act.definition?.zh}」。</b>
          这一事项要用登录时在本浏览器生成的密钥签名，密钥已经不在了。您填写的内容会保存为草稿：请从右上角退出，重新登录后接着办理。
        </p>
      ) : (
        <p>
          <b>请不要刷新或者关闭本页。</b>
          本浏览器不为本站保存数据（例如无痕浏览），签名用的密钥只在本页上；刷新以后要重新登录才能提交「
          {act.definition?.zh}」。
        </p>
      )}
    </div>
  );
}
