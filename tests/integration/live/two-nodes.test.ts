import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Channel, joinChannel } from '../../../server/plugins/redis.ts';
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

  const join = () => {
    const heard: string[] = [];
    let connections = 0;
    const channel = joinChannel({
      url: redis.url,
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
    await redis.stop();
    one.channel.publish('lost');
    await redis.start();
    await sayUntilHeard(() => one.channel.publish('after'), hears('after'));
    expect(other.heard).not.toContain('lost');
    expect(other.connections()).toBe(2);
  });
});
