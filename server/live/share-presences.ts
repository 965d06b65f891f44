import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import type { Presence } from '../../shared/wire/protocol.ts';
import { joinChannel } from '../plugins/redis.ts';
import type { Services } from '../services.ts';
import { PresenceMessage } from './presence-message.ts';

const CHANNEL = 'jingwei:presence';

/** A word said in a plan; one of leaving names none, so the plan stands beside it. */
const SharedPresence = Type.Object({
  node: Type.String(),
  plan: Identifier,
  word: Type.Object(
    {
      ...PresenceMessage.properties,
      ...{ screen: Type.String(), actor: Type.String(), name: Type.String() },
    },
    CLOSED,
  ),
});
type SharedPresence = Static<typeof SharedPresence>;

/** What another node told, or null when it cannot be read. */
export function readShared(message: string): SharedPresence | null {
  try {
    const shared: unknown = JSON.parse(message);
    return Value.Check(SharedPresence, shared) ? shared : null;
  } catch {
    return null;
  }
}

/**
 * Passes words of presence between nodes when REDIS_URL is set; null on a node that is alone. Safe to lose: a screen
 * says again where it is, and one that is not heard of is taken to be gone (PRESENCE_GONE_AFTER_MS).
 * @param deliver hears what a screen of another node said
 */
export const sharePresences = (
  { boot, config, logger }: Pick<Services, 'boot' | 'config' | 'logger'>,
  deliver: (plan: string, word: Presence) => void,
) => {
  if (config.redisUrl === null) return null;
  const channel = joinChannel({
    url: config.redisUrl,
    name: CHANNEL,
    logger,
    onMessage(message) {
      const shared = readShared(message);
      if (shared === null) logger.warn('another node said what cannot be read');
      else if (shared.node !== boot) deliver(shared.plan, shared.word);
    },
    onConnected: () => undefined,
  });
  return {
    share(plan: string, word: Presence): void {
      channel.publish(JSON.stringify({ node: boot, plan, word } satisfies SharedPresence));
    },
    close: channel.close,
  };
};
