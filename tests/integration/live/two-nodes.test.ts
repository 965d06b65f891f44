import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, joinChannel } from '../../../server/plugins/redis.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { hasRedis, type Redis, startRedis } from '../../support/redis.ts';
import { until } from '../../support/screen.ts';

describe.runIf(hasRedis('the channel between nodes'))('the channel between nodes', () => {
  let redis: Redis;
  const channels: Channel[] = [];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    for (const channel of channels) channel.close();
    await redis?.stop();
  });

  const join = (url = redis.url, silenceMs?: number) => {
    const heard: string[] = [];
    const lines: string[] = [];
    let connections = 0;
    const channel = joinChannel({
      url,
      name: 'newest',
      logger: pino({}, { write: (line: string) => void lines.push(line) }),
      onMessage: (message) => heard.push(message),
      onConnected: () => {
        connections++;
      },
      ...(silenceMs !== undefined && { silenceMs }),
    });
    channels.push(channel);
    const told = (text: string) => lines.filter((line) => line.includes(text)).length;
    return { channel, heard, told, connections: () => connections };
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
    await redis.stop();
    one.channel.publish('lost');
    await redis.start();
    await sayUntilHeard(() => one.channel.publish('after'), hears('after'));
    expect(other.heard).not.toContain('lost');
    expect(other.connections()).toBe(2);
    // Its sender and its receiver, however often they tried.
    await until('both to be back', () => other.told('redis is there again') === 2);
    expect(other.told('redis is away')).toBe(2);
  });

  it('keeps no more than a few messages for a Redis that is frozen', async () => {
    const [one, other] = [join(), join()];
    const hears = (message: string) => () => other.heard.includes(message);
    await sayUntilHeard(() => one.channel.publish('warm'), hears('warm'));
    redis.freeze();
    for (let message = 0; message < 1_000; message += 1) one.channel.publish(`frozen ${message}`);
    await until('a refusal', () => one.told('redis is away') === 1);
    redis.thaw();
    await sayUntilHeard(() => one.channel.publish('thawed'), hears('thawed'));
    const kept = other.heard.filter((message) => message.startsWith('frozen'));
    expect(kept[0]).toBe('frozen 0');
    expect(kept.length).toBeLessThanOrEqual(64);
    expect(one.told('redis is away')).toBe(1);
  });

  it('takes one that answers nothing for away, and joins anew when it goes on', async () => {
    const silenceMs = 600;
    const [one, other] = [join(redis.url, silenceMs), join(redis.url, silenceMs)];
    const hears = (message: string) => () => other.heard.includes(message);
    await sayUntilHeard(() => one.channel.publish('heard'), hears('heard'));
    const [told, connections] = [other.told('redis is away'), other.connections()];
    redis.freeze();
    await until('both to be told', () => other.told('redis is away') === told + 2);
    redis.thaw();
    await sayUntilHeard(() => one.channel.publish('heard again'), hears('heard again'));
    expect(other.connections()).toBeGreaterThan(connections);
  });

  it('joins when the line was lost between its asking and the answer', async () => {
    const proxy = await startCuttingProxy(redis.port);
    proxy.cutAfter('subscribe');
    const [one, other] = [join(), join(`redis://127.0.0.1:${proxy.port}`)];
    const hears = () => other.heard.includes('in the end');
    await sayUntilHeard(() => one.channel.publish('in the end'), hears);
    expect([other.told('redis is away'), other.connections()]).toEqual([1, 1]);
    await proxy.close();
  });
});
