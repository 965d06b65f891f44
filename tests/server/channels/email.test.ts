import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { email } from '../../../server/channels/email.ts';
import type { Outgoing } from '../../../server/channels/repository.ts';

/** Takes connections and never says a word. */
let silent: Server;
const sockets: Socket[] = [];
beforeAll(async () => {
  silent = createServer((socket) => sockets.push(socket));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
});

it('a mail to a server that says nothing is waited for no longer once the platform stops', async () => {
  const stop = new AbortController();
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const deliver = email({ url, from: 'duty@map.example' }, stop.signal);
  const connected = once(silent, 'connection');
  const message = { status: 'Test', title: '示例', text: '示例', cap: null } as const;
  const result = deliver({ message, address: 'desk@drill.example' } as Outgoing, 0);
  await connected;
  stop.abort();
  expect(await result).toEqual({ ok: false, failure: 'too-slow' });
});
