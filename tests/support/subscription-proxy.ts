import { connect, createServer, type Socket } from 'node:net';

/** The first byte of the packet by which an MQTT client subscribes, and of the one that answers it. */
const SUBSCRIBE = 0x82;
const SUBACK = 0x90;
const NOT_AUTHORIZED = 0x87;

/** Stands before a broker and decides what becomes of subscriptions. */
export type SubscriptionProxy = {
  /** The broker's address by this way. */
  url: string;
  /** Passed on; lost together with the line; or refused as by the broker's access rules. */
  answer(how: 'pass' | 'cut' | 'refuse'): void;
  /** How many were asked for. */
  asked(): number;
  close(): Promise<void>;
};

/** Packets are taken to come one a chunk, as short ones do on the loopback. */
export async function startSubscriptionProxy(brokerUrl: string): Promise<SubscriptionProxy> {
  const broker = new URL(brokerUrl);
  let how: 'pass' | 'cut' | 'refuse' = 'pass';
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(Number(broker.port), broker.hostname);
    const both = [client, target];
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const other of both) other.destroy();
      });
    }
    target.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk) => {
      const isAsked = chunk[0] === SUBSCRIBE;
      if (isAsked) asked += 1;
      if (!isAsked || how === 'pass') return void target.write(chunk);
      if (how === 'cut') return void client.destroy();
      const number = chunk.subarray(2, 4);
      client.write(Buffer.from([SUBACK, 4, ...number, 0, NOT_AUTHORIZED]));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const url = new URL(brokerUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    answer(next) {
      how = next;
    },
    asked: () => asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
