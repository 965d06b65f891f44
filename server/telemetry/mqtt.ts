import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt';
import type { Logger } from 'pino';
import { MAX_BATCH } from '../../shared/model/reading.ts';
import { isDataError } from '../database/errors.ts';
import { type Telemetry, UnknownFeed } from './service.ts';

/** `jingwei/{feed}/{stream}`. The broker's own access rules say who may publish for which feed. */
const TOPIC = /^jingwei\/([^/]+)\/([^/]+)$/;
/** Nodes of one platform share the messages (MQTT 5): each goes to one connection of one node. */
const SUBSCRIPTION = '$share/jingwei/jingwei/+/+';
/** A connection handles one message at a time, so this many can be part of one group commit. */
const CONNECTIONS = 8;
/** The broker keeps what we have not acknowledged this long when we are away. */
const SESSION_EXPIRY_SECONDS = 86_400;
const QOS = 1;
/** What a sender let the broker retain comes with a subscription that is new, and not each time one is asked for. */
const RETAINED_IF_NEW = 1;
const RECONNECT_MS = 1_000;
const RETRY_MS = 1_000;

/**
 * The name a node's sessions have at the broker: the same after a restart, else the broker would keep
 * messages for a session nobody takes up; another for each server of one host, else they would take each
 * other's connections away without end.
 */
export const nodeName = (port: number): string => `${hostname()}-${port}`;

export type MqttIntake = {
  /** Connections that the broker sends readings to; one that is up and has no subscription gets none. */
  subscribed(): number;
  /** Ends without acknowledging what is not committed: the broker sends it again. */
  stop(): Promise<void>;
};

type Parts = {
  /** `mqtt://user:password@host:port` or `mqtts://…`. */
  url: string;
  /** Stable name of this node: the broker keeps a session for it. */
  node: string;
  telemetry: Pick<Telemetry, 'accept'>;
  logger: Logger;
};

/** What the topic and the payload say: the feed, and items as the HTTP door takes them. */
function readMessage(topic: string, payload: string): { feed: string; items: unknown[] } | null {
  const [, feed, stream] = TOPIC.exec(topic) ?? [];
  if (feed === undefined || stream === undefined) return null;
  let message: unknown;
  try {
    message = JSON.parse(payload);
  } catch {
    return { feed, items: [null] };
  }
  const items = Array.isArray(message) ? message : [message];
  if (items.length > MAX_BATCH) return { feed, items: [null] };
  return { feed, items: items.map((item) => withStream(item, stream)) };
}

/** The stream is named by the topic; an item that names another one is malformed. */
function withStream(item: unknown, stream: string): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  if (Object.hasOwn(item, '__proto__')) return null;
  if ('stream' in item && item.stream !== stream) return null;
  return { ...item, stream };
}

/**
 * Asks for the subscription each time the connection is up. That the broker has kept the session does not say that a
 * subscription is in it: the line may have dropped between the two. Asked for again it is still one. What is refused, or
 * granted with less than an acknowledgement, is told once and asked for again.
 * @returns whether the connection has it now
 */
function keepSubscribed(client: MqttClient, logger: Logger): () => boolean {
  let isSubscribed = false;
  let isRefused = false;
  let again: NodeJS.Timeout | undefined;
  const subscribe = () => {
    client.subscribe(SUBSCRIPTION, { qos: QOS, rh: RETAINED_IF_NEW }, (error, granted = []) => {
      // The next connection asks for itself.
      if (!client.connected) return;
      const wasRefused = isRefused;
      isSubscribed = error === null && granted.every(({ qos }) => qos === QOS);
      isRefused = !isSubscribed;
      if (isRefused) again = setTimeout(subscribe, RETRY_MS);
      if (isRefused && !wasRefused) {
        logger.error({ err: error }, 'the MQTT subscription is refused: nothing comes this way');
      }
      if (!isRefused && wasRefused) logger.warn('the MQTT subscription is granted again');
    });
  };
  client.on('connect', subscribe);
  client.on('close', () => {
    clearTimeout(again);
    isSubscribed = false;
  });
  return () => isSubscribed;
}

/**
 * Subscribes at QoS 1 and acknowledges a message once everything good in it is committed. While the
 * database cannot take it, it is tried again and the broker keeps the rest: nothing is dropped but what
 * no feed of the register sent and what no column can hold.
 */
export function startMqtt({ url, node, telemetry, logger }: Parts): MqttIntake {
  let stopped = false;

  const commit = async ({ topic, payload }: IPublishPacket, isOver: () => boolean) => {
    const message = readMessage(topic, payload.toString());
    if (!message) return;
    const { feed, items } = message;
    for (let tries = 1; !isOver(); tries += 1) {
      try {
        await telemetry.accept(feed, items);
        return;
      } catch (error) {
        if (error instanceof UnknownFeed) {
          logger.warn({ feed }, 'a message of an unknown feed was dropped');
          return;
        }
        if (isDataError(error)) {
          // It would fail again for ever, and hold up all that its connection still has (F21).
          logger.error({ err: error, feed }, 'a message that cannot be stored was dropped');
          return;
        }
        if (tries === 1) logger.warn({ err: error, feed }, 'a message waits to be stored');
        await pause(RETRY_MS);
      }
    }
  };

  const connect = (index: number) => {
    const client = mqtt.connect(url, {
      protocolVersion: 5,
      clientId: `jingwei-${node}-${index}`,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_EXPIRY_SECONDS },
      reconnectPeriod: RECONNECT_MS,
      resubscribe: false,
    });
    // While a message waits the library reads nothing, no answer to its own keepalive either, and gives the line up
    // after a minute and a half. The broker sends again what was not acknowledged on it.
    let linesLost = 0;
    client.on('close', () => {
      linesLost += 1;
    });
    // The library acknowledges when this calls back, and holds the next message until then.
    client.handleMessage = (packet, done) => {
      const before = linesLost;
      const isOver = () => stopped || linesLost > before;
      commit(packet, isOver).then(() => {
        if (!isOver()) done();
      });
    };
    client.on('error', (error) => logger.warn({ err: error, index }, 'MQTT connection failed'));
    return { client, isSubscribed: keepSubscribed(client, logger.child({ index })) };
  };

  const connections = Array.from({ length: CONNECTIONS }, (_, index) => connect(index));
  return {
    subscribed: () => connections.filter(({ isSubscribed }) => isSubscribed()).length,
    async stop() {
      stopped = true;
      await Promise.all(connections.map(({ client }) => client.endAsync(true)));
    },
  };
}
