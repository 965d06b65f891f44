import { FRAME_INTERVAL_MS } from '../../shared/wire/protocol.ts';
import { type Bench, compare, interleave, median, notRun, percentile } from './harness.ts';
import { launchChromium } from './support/chromium.ts';
import { unfedDemoCity } from './support/demo-city.ts';
import { type AlarmSeen, CITY_CAMERA, openAlarmWay } from './support/pixel-alarms.ts';
import { openWatchedMap } from './support/pixel-city.ts';
import { openPixelFloor } from './support/pixel-floor.ts';
import { findCentre, LAKE_CAMERA, openTelemetryWay, type Way } from './support/pixel-telemetry.ts';
import { openSender } from './support/sender.ts';

const p50 = (latencies: readonly number[]) => percentile(latencies, 0.5);
const p99 = (latencies: readonly number[]) => percentile(latencies, 0.99);
const pixels = (ways: readonly Way[]) => ways.map(({ pixel }) => pixel);

const middle = (ways: readonly Way[], of: (way: Way) => number) => Math.round(median(ways.map(of)));

/** From a reading that is sent to the pixel that shows it, against the least any picture could take. */
export const bench: Bench = async (options) => {
  const browser = await launchChromium();
  if (!browser) {
    notRun('pixel', 'all', 'no Chromium');
    return;
  }
  const jingwei = await unfedDemoCity();
  const sender = openSender(jingwei.url);
  const floor = await openPixelFloor(browser);
  const rounds = options.quick ? 1 : Math.min(options.rounds, 3);
  const floorRun = () => floor.run(options.quick ? 1_000 : 5_000);
  try {
    const lake = await openWatchedMap(browser, jingwei.url, LAKE_CAMERA);
    const centre = await findCentre(lake, sender);
    const telemetry = await openTelemetryWay(lake, sender, centre);
    const ways = await interleave(
      rounds,
      async () => {
        await lake.page.bringToFront();
        return telemetry(options.quick ? 2_500 : 20_000);
      },
      floorRun,
      'cold',
    );
    await lake.close();
    const all = ways.ours.flatMap(({ seen }) => seen);
    const replaced = ways.ours.reduce((sum, run) => sum + run.replaced, 0);
    const hops = `median ms: acknowledged ${middle(all, (way) => way.acknowledged)}, frame in the page ${middle(all, (way) => way.frame)}, pixel ${middle(all, (way) => way.pixel)}`;
    compare(
      {
        bench: 'pixel',
        case: 'telemetry-p99-less-tick',
        unit: 'ms',
        goal: '<= 3',
        note: `${all.length} readings on a schedule, ${replaced} more replaced by newer ones before they were drawn; drawn by the processor; ${hops}`,
      },
      {
        ours: ways.ours.map((run) => p99(pixels(run.seen)) - FRAME_INTERVAL_MS),
        peer: ways.peer.map(p99),
      },
    );
    compare(
      { bench: 'pixel', case: 'telemetry-p50-less-half-tick', unit: 'ms', goal: '<= 2' },
      {
        ours: ways.ours.map((run) => p50(pixels(run.seen)) - FRAME_INTERVAL_MS / 2),
        peer: ways.peer.map(p50),
      },
    );
    const city = await openWatchedMap(browser, jingwei.url, CITY_CAMERA);
    const alarmWay = await openAlarmWay(city, sender, centre, {
      runs: rounds,
      most: options.quick ? 4 : Number.POSITIVE_INFINITY,
    });
    const alarms = await interleave(
      rounds,
      async () => {
        await city.page.bringToFront();
        return alarmWay();
      },
      floorRun,
      'cold',
    );
    await city.close();
    const note = `${alarms.ours.flat().length} alarms on a schedule`;
    const ends = [
      {
        end: 'alarm',
        told: `${note}, to the symbol, above the map or on it`,
        at: (seen: AlarmSeen) => seen.symbol,
      },
      {
        end: 'alarm-on-map',
        told: `${note}, to the symbol the map draws`,
        at: (seen: AlarmSeen) => seen.onMap,
      },
      {
        end: 'alarm-ring',
        told: `${note}, to the ring around its place`,
        at: (seen: AlarmSeen) => seen.ring,
      },
    ];
    const shares = [
      { share: 'p99', of: p99 },
      { share: 'p50', of: p50 },
    ];
    for (const { end, told, at } of ends) {
      for (const { share, of } of shares) {
        compare(
          { bench: 'pixel', case: `${end}-${share}`, unit: 'ms', goal: '<= 2', note: told },
          { ours: alarms.ours.map((run) => of(run.map(at))), peer: alarms.peer.map(of) },
        );
      }
    }
  } finally {
    sender.close();
    await floor.close();
    await browser.close();
    await jingwei.stop();
  }
};
