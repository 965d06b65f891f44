import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, joinChannel } from '../../../server/plugins/redis.ts';
import { until } from '../../support/screen.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  console.warn('redis-server is not installed: the channel between nodes is not tested');

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const startRedis = async (port: number): Promise<ChildProcess> => {
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const redis = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  redis.stdout!.on('data', (text) => {
    said += text;
  });
  await until('redis to listen', () => said.includes('Ready to accept connections'));
  return redis;
};

const stop = async (redis: ChildProcess): Promise<void> => {
  if (redis.exitCode !== null) return;
  redis.kill();
  await once(redis, 'exit');
};

describe.runIf(hasRedis)('the channel between nodes', () => {
  let port: number;
  let redis: ChildProcess;
  const channels: Channel[] = [];
  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis(port);
  });
  afterAll(async () => {
    for (const channel of channels) channel.close();
    if (redis) await stop(redis);
  });

  const join = () => {
    const heard: string[] = [];
    let connections = 0;
    const channel = joinChannel({
      url: `redis://127.0.0.1:${port}`,
      name: 'newest',
      logger: pino({ level: 'silent' }),
      onMessage: (message) => heard.push(message),
      onConnected: () => {
        connections++;
      },
    });
    channels.push(channel);
    return { channel, heard, connections: () => connections };
  };

  /** Says it until it is heard: what is said while somebody is still on the way is lost by design. */
  const sayUntilHeard = async (say: () => void, isHeard: () => boolean): Promise<void> => {
    const repeat = setInterval(say, 50);
    await until('the message', isHeard).finally(() => clearInterval(repeat));
  };

  it('carries messages, comes back after Redis was away, and says that it did', async () => {
    const [one, other] = [join(), join()];
    const hears = (message: string) => () => other.heard.includes(message);
    await sayUntilHeard(() => one.channel.publish('before'), hears('before'));
    await stop(redis);
    one.channel.publish('lost');
    redis = await startRedis(port);
    await sayUntilHeard(() => one.channel.publish('after'), hears('after'));
    expect(other.heard).not.toContain('lost');
    expect(other.connections()).toBe(2);
  });
});
