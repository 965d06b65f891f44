import { setTimeout as pause } from 'node:timers/promises';
import mqtt from 'mqtt';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MqttIntake, nodeName, startMqtt } from '../../../server/telemetry/mqtt.ts';
import type { Telemetry } from '../../../server/telemetry/service.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { type Broker, startBroker } from '../../support/mosquitto.ts';
import { waterLevel } from '../../support/readings.ts';
import { STREAMS } from '../../support/small-city.ts';
import { startSubscriptionProxy } from '../../support/subscription-proxy.ts';
import { openWatchedCity, silent, type WatchedCity } from '../../support/watched-city.ts';

const PATIENCE_MS = 10_000;
const TOPIC = `jingwei/sensors/${STREAMS.gaugeEast}`;

let city: WatchedCity;
let broker: Broker;
let intake: MqttIntake;
let sender: mqtt.MqttClient;

const until = async (isSo: () => boolean | Promise<boolean>) => {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await pause(20);
  }
};
const listen = async (telemetry: Pick<Telemetry, 'accept'>, node = 'one') => {
  const started = startMqtt({ url: broker.url, node, telemetry, logger: silent });
  await until(() => started.subscribed() === 8);
  return started;
};
const counts = async () => {
  const { rows } = await city.test.database.query<{
    accepted: number;
    duplicates: number;
    refused: Record<string, number>;
  }>(`SELECT accepted, duplicates, refused FROM feed_status WHERE feed = 'sensors'`);
  return rows[0]!;
};
const send = (payload: unknown, topic = TOPIC) =>
  sender.publishAsync(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), {
    qos: 1,
  });
const heardLogger = () => {
  const lines: string[] = [];
  return { lines, logger: pino({}, { write: (line: string) => void lines.push(line) }) };
};
const reading = (value: number) => {
  city.clock.advance(1_000);
  return waterLevel(value, city.clock.now());
};

beforeAll(async () => {
  city = (await openWatchedCity())!;
  broker = (await startBroker())!;
  sender = await mqtt.connectAsync(broker.url, { protocolVersion: 5 });
  intake = await listen(city.telemetry);
});
afterAll(async () => {
  await intake?.stop();
  await sender?.endAsync(true);
  await broker?.stop();
  await city?.close();
});

describe('the MQTT door', () => {
  it('stores one reading or several a message, the stream named by the topic', async () => {
    const { stream: _, ...alone } = reading(3.5);
    await send(alone);
    await send([reading(3.51), reading(3.52)]);
    await until(async () => (await counts()).accepted === 3);
  });

  it('counts what is sent twice', async () => {
    const twice = reading(3.53);
    await send(twice);
    await send(twice);
    await until(async () => (await counts()).duplicates === 1);
    expect((await counts()).accepted).toBe(4);
  });

  it('goes on after what nobody can read, and counts it', async () => {
    await send('not JSON');
    await send({ ...reading(3.54), stream: STREAMS.gaugeWest });
    await send('{"__proto__":{"value":1}}');
    await send(reading(3.54), 'jingwei/nobody/x');
    await send(reading(3.54));
    await until(async () => (await counts()).accepted === 5);
    await until(async () => (await counts()).refused.malformed === 3);
  });

  it('acknowledges nothing that is not committed: it comes again to the next who listens', async () => {
    await intake.stop();
    let tried = 0;
    const broken = await listen({
      accept: () => {
        tried += 1;
        return Promise.reject(new Error('no database'));
      },
    });
    await send(reading(3.55));
    await until(() => tried > 0);
    await broken.stop();
    expect((await counts()).accepted).toBe(5);
    intake = await listen(city.telemetry);
    await until(async () => (await counts()).accepted === 6);
  });

  it('keeps trying while the database is away', async () => {
    await intake.stop();
    let refusals = 2;
    const accept: Telemetry['accept'] = (feed, items) => {
      refusals -= 1;
      if (refusals >= 0) return Promise.reject(new Error('no database'));
      return city.telemetry.accept(feed, items);
    };
    const { lines, logger } = heardLogger();
    intake = startMqtt({ url: broker.url, node: 'one', telemetry: { accept }, logger });
    await until(() => intake.subscribed() === 8);
    await send(reading(3.56));
    await until(async () => (await counts()).accepted === 7);
    expect(lines.filter((line) => line.includes('waits to be stored'))).toHaveLength(1);
  });

  it('leaves a message to the next line when its own is lost, so that none is tried twice at once', async () => {
    const own = (await startBroker())!;
    const proxy = await startCuttingProxy(Number(new URL(own.url).port));
    const url = new URL(own.url);
    url.port = String(proxy.port);
    const tries: { fail(): void; store(): void }[] = [];
    const accept: Telemetry['accept'] = () =>
      new Promise((resolve, reject) => {
        tries.push({
          fail: () => reject(new Error('no database')),
          store: () => resolve({ accepted: 1, duplicate: 0, refused: [] }),
        });
      });
    const lost = startMqtt({ url: url.href, node: 'lost', telemetry: { accept }, logger: silent });
    await until(() => lost.subscribed() === 8);
    const other = await mqtt.connectAsync(own.url, { protocolVersion: 5 });
    await other.publishAsync(TOPIC, JSON.stringify(reading(3.58)), { qos: 1 });
    await until(() => tries.length === 1);
    proxy.cut();
    await until(() => tries.length === 2);
    tries[0]!.fail();
    // Longer than a message waits for its next try.
    await pause(1_500);
    expect(tries).toHaveLength(2);
    tries[1]!.store();
    await other.endAsync(true);
    await lost.stop();
    await proxy.close();
    await own.stop();
  });

  it('serves two servers of one host, each in sessions of its own', async () => {
    const [one, other] = [
      await listen(city.telemetry, nodeName(8080)),
      await listen(city.telemetry, nodeName(8081)),
    ];
    // Sessions of one name would take each other's connections away within a second.
    await pause(1_500);
    expect([one.subscribed(), other.subscribed()]).toEqual([8, 8]);
    await one.stop();
    await other.stop();
  });

  it('subscribes when the line was lost between the session and the subscription', async () => {
    // One of its own, for this one keeps what it shares out to the sessions of the servers before.
    const own = (await startBroker())!;
    const proxy = await startSubscriptionProxy(own.url);
    proxy.answer('cut');
    const taken: unknown[] = [];
    const accept: Telemetry['accept'] = async (_feed, items) => {
      taken.push(...items);
      return { accepted: items.length, duplicate: 0, refused: [] };
    };
    const cut = startMqtt({ url: proxy.url, node: 'cut', telemetry: { accept }, logger: silent });
    await until(() => proxy.asked() >= 8);
    expect(cut.subscribed()).toBe(0);
    proxy.answer('pass');
    await until(() => cut.subscribed() === 8);
    const other = await mqtt.connectAsync(own.url, { protocolVersion: 5 });
    await other.publishAsync(TOPIC, JSON.stringify(reading(3.57)), { qos: 1 });
    await until(() => taken.length === 1);
    await other.endAsync(true);
    await cut.stop();
    await proxy.close();
    await own.stop();
  });

  it('says that a subscription is refused, counts it as none, and asks again', async () => {
    const proxy = await startSubscriptionProxy(broker.url);
    proxy.answer('refuse');
    const { lines, logger } = heardLogger();
    const refused = startMqtt({ url: proxy.url, node: 'no', telemetry: city.telemetry, logger });
    await until(() => proxy.asked() > 8);
    expect(refused.subscribed()).toBe(0);
    expect(lines.filter((line) => line.includes('subscription is refused'))).toHaveLength(8);
    proxy.answer('pass');
    await until(() => refused.subscribed() === 8);
    await refused.stop();
    await proxy.close();
  });

  it('does not come in without the password', async () => {
    const stranger = startMqtt({
      url: broker.urlWithoutPassword,
      node: 'stranger',
      telemetry: city.telemetry,
      logger: silent,
    });
    await pause(500);
    expect(stranger.subscribed()).toBe(0);
    await stranger.stop();
  });
});
