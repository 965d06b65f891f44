import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy in front of a server that can cut every connection at a chosen moment. */
export type CuttingProxy = {
  port: number;
  /** Cuts both ways once `text` was passed on to the server, before any answer comes back. */
  cutAfter(text: string): void;
  /** Cuts every connection there is, now. */
  cut(): void;
  /** Lets nothing more pass on the connections there are, and leaves them open: a network that swallows. */
  swallow(): void;
  close(): Promise<void>;
};

export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  let trigger: string | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    const both = [client, target];
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const other of both) other.destroy();
      });
    }
    client.on('data', (chunk) => {
      const cuts = trigger !== null && chunk.includes(trigger);
      if (!cuts) return void target.write(chunk);
      trigger = null;
      client.destroy();
      target.end(chunk);
    });
    target.on('data', (chunk) => client.write(chunk));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    cutAfter: (text) => {
      trigger = text;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    swallow() {
      for (const socket of sockets) socket.pause();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
