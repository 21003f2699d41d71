import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { errorSentences } from '@mingjing/contract';
import { expect, it } from 'vitest';
import { answerUnread } from './client-error.ts';

it('a request that does not arrive in time is told so', async () => {
  const limits = { requestTimeout: 20, headersTimeout: 20, connectionsCheckingInterval: 5 };
  const server = createServer(limits);
  server.on('clientError', (error, socket) => answerUnread(error, socket as Socket, () => []));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\n'));
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  server.close();
  expect(head).toContain('HTTP/1.1 408 ');
  expect(JSON.parse(body)).toEqual({
    defined: true,
    code: 'REQUEST_TIMEOUT',
    ...errorSentences.REQUEST_TIMEOUT,
  });
});
