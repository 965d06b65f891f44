import { joinChannel } from '../plugins/redis.ts';
import type { Services } from '../services.ts';
import { latestRepository } from '../telemetry/latest-repository.ts';
import { createOtherNodes } from './other-nodes.ts';

const CHANNEL = 'jingwei:newest';

/** Takes over what the others stored while the channel was away. Older never overwrites newer. */
const catchUp = async ({ database, newest, logger }: Services): Promise<void> => {
  try {
    const { states } = await latestRepository(database).load(null);
    for (const { newest: reading } of states.values()) {
      if (reading) newest.apply(reading);
    }
  } catch (error) {
    logger.warn({ err: error }, 'the newest values of other nodes could not be read');
  }
};

/** Shares the newest values with other nodes when REDIS_URL is set; null on a node that is alone. */
export const joinOtherNodes = (services: Services) => {
  const { boot, config, logger, newest } = services;
  if (config.redisUrl === null) return null;
  const channel = joinChannel({
    url: config.redisUrl,
    name: CHANNEL,
    logger,
    onMessage(message) {
      if (!nodes.hear(message)) logger.warn('another node said what cannot be read');
    },
    onConnected: () => void catchUp(services),
  });
  const nodes = createOtherNodes({ newest, node: boot, publish: channel.publish });
  return { share: nodes.share, close: channel.close };
};
