import { positionColumns } from '../../shared/wire/telemetry-columns.ts';
import { decodeFrame, encodeSlice, joinFrame } from '../../shared/wire/telemetry-frame.ts';
import { type Bench, duel, mustEqual, print, timed } from './harness.ts';

const UPDATES = 10_000;

/** What a screen keeps: one row a stream, written in place. */
type Kept = { values: Float32Array; times: Float64Array; conditions: Uint8Array };
const kept = (): Kept => ({
  values: new Float32Array(UPDATES),
  times: new Float64Array(UPDATES),
  conditions: new Uint8Array(UPDATES),
});

const NOW = Date.UTC(2026, 6, 6, 2);
const columns = {
  streams: Uint32Array.from({ length: UPDATES }, (_, i) => i),
  values: Float32Array.from({ length: UPDATES }, (_, i) => 3 + (i % 97) / 100),
  times: Float64Array.from({ length: UPDATES }, (_, i) => NOW - (i % 900)),
  conditions: Uint8Array.from({ length: UPDATES }, (_, i) => i % 6),
  flags: new Uint8Array(UPDATES),
};
/** The same updates as the objects a JSON wire would carry, with the seven fields of PERFORMANCE (b). */
const objects = Array.from({ length: UPDATES }, (_, i) => ({
  stream: i,
  value: 3 + (i % 97) / 100,
  time: NOW - (i % 900),
  condition: i % 6,
  flags: 0,
  town: 320213021,
  quality: 'good',
}));

function throughFrame(to: Kept): number {
  const slice = encodeSlice(320213021, columns, positionColumns(0));
  const bytes = joinFrame({ sequence: 1, serverTime: NOW, keyframe: false }, [slice]);
  for (const { scalars, baseTime } of decodeFrame(bytes).slices) {
    for (let row = 0; row < scalars.streams.length; row += 1) {
      const index = scalars.streams[row]!;
      to.values[index] = scalars.values[row]!;
      to.times[index] = baseTime - scalars.ages[row]!;
      to.conditions[index] = scalars.conditions[row]!;
    }
  }
  return bytes.length;
}

function throughJson(to: Kept): number {
  const text = JSON.stringify(objects);
  for (const update of JSON.parse(text) as typeof objects) {
    to.values[update.stream] = update.value;
    to.times[update.stream] = update.time;
    to.conditions[update.stream] = update.condition;
  }
  return text.length;
}

/** Encode + decode + apply 10,000 updates, against the same in JSON (goal G-b3: time ≤ 0.1, bytes ≤ 0.25). */
export const bench: Bench = async (options) => {
  const [a, b] = [kept(), kept()];
  const frameBytes = throughFrame(a);
  const jsonBytes = throughJson(b);
  for (const column of ['values', 'times', 'conditions'] as const) {
    mustEqual(Array.from(a[column]), Array.from(b[column]), `codec ${column}`);
  }
  print({
    bench: 'codec',
    case: 'bytes-10000',
    ours: frameBytes,
    peer: jsonBytes,
    unit: 'B',
    ratio: Number((frameBytes / jsonBytes).toPrecision(4)),
    min: null,
    max: null,
    goal: '<= 0.25',
  });
  const slot = options.quick ? 150 : 1_000;
  const once = (work: () => number) => () =>
    timed(slot, () => {
      work();
      return 1;
    });
  await duel(options, {
    bench: 'codec',
    name: 'encode-decode-apply-10000',
    unit: 'ms',
    as: 'time',
    goal: '<= 0.1',
    ours: once(() => throughFrame(a)),
    peer: once(() => throughJson(b)),
  });
};
