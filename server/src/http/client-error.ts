import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorCode, errorSentences } from '@mingjing/contract';
import type { MethodsAt } from './methods.ts';

/** What Node's parser of HTTP tells of a request it could not read. */
type ParseError = Error & { readonly code?: string; readonly rawPacket?: Uint8Array };

/** Where Node keeps the answer that is being made on a connection. */
type Answering = Socket & { readonly _httpMessage?: ServerResponse | null };

/**
 * Answers what never became a request, a method that HTTP does not know for one, as every other failure is answered, and ends the
 * connection: what follows on it cannot be told apart any more. Behind a request that was read and is being carried out nothing is
 * said: it would be taken for the answer to that one, and deny what comes to be recorded.
 */
export function answerUnread(error: ParseError, socket: Answering, methodsAt: MethodsAt): void {
  const answering = socket._httpMessage;
  const another = answering?.req.complete === true || answering?.headersSent === true;
  if (socket.writable && !another) socket.write(answerTo(error, methodsAt));
  socket.destroy();
}

function answerTo({ code: fault, rawPacket }: ParseError, methodsAt: MethodsAt): string {
  if (fault === 'HPE_HEADER_OVERFLOW') return written('TOO_LARGE');
  if (fault === 'ERR_HTTP_REQUEST_TIMEOUT') return written('REQUEST_TIMEOUT');
  if (fault !== 'HPE_INVALID_METHOD') return written('BAD_REQUEST');
  const line = Buffer.from(rawPacket ?? []).toString('latin1');
  const [, url = ''] = /^[^ ]+ ([^ ]+) HTTP\//.exec(line) ?? [];
  const methods = methodsAt(url);
  if (methods.length > 0) return written('METHOD_NOT_ALLOWED', `Allow: ${methods.join(', ')}`);
  return url.startsWith('/') ? written('NOT_FOUND') : written('BAD_REQUEST');
}

function written(code: ErrorCode, ...headers: readonly string[]): string {
  const { status, message } = errorSentences[code];
  const body = JSON.stringify({ defined: true, code, status, message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
