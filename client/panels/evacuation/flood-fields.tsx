import type { AreaOfKind } from '../../../shared/model/affected-area.ts';
import type { Position } from '../../../shared/model/common.ts';
import { METRICS, type Stream } from '../../../shared/model/stream.ts';
import { changeArea } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { useNewest } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { NumberField } from './number-field.tsx';

/** Gauges that are offered: the nearest. */
const MOST_GAUGES = 12;
const { minimum, maximum } = METRICS['water-level'];

/** Gauges of water levels, the nearest first. */
export function useGaugesNear([lon, lat]: Position): Stream[] {
  const streams = useLive((live) => live.registers?.streams);
  const squared = ([east, north]: Position) =>
    ((east - lon) * Math.cos((lat * Math.PI) / 180)) ** 2 + (north - lat) ** 2;
  return (streams ?? [])
    .filter(({ metric }) => metric === 'water-level')
    .map((gauge) => ({ gauge, far: squared(gauge.place) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_GAUGES)
    .map(({ gauge }) => gauge);
}

/** Which gauge a flood begins at, how high its water is thought to stand, and what it tells now. */
export function FloodFields({ area, gauges }: { area: AreaOfKind<'flood'>; gauges: Stream[] }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <>
      <label>
        {text('evacuation.gauge')}
        <select
          className="jw-select"
          value={area.stream}
          onChange={({ target }) => void changeArea({ ...area, stream: target.value })}
        >
          {gauges.map(({ id, name }) => (
            <option key={id} value={id}>
              {nameOf(name)}
            </option>
          ))}
        </select>
      </label>
      <NumberField
        visibleLabel
        label={text('evacuation.level')}
        value={area.level}
        step={0.01}
        min={minimum}
        max={maximum}
        change={(level) => void changeArea({ ...area, level })}
      />
      <GaugeNow stream={area.stream} />
    </>
  );
}

function GaugeNow({ stream }: { stream: string }) {
  const text = useText();
  const { value, condition, at, suspect } = useNewest(stream);
  const isLive = useLive((live) => live.status === 'live');
  if (value === null) return <p className="jw-small jw-late">{text('evacuation.gauge.silent')}</p>;
  const isNow = isLive && condition !== 'unknown';
  const key = isNow ? 'evacuation.gauge.now' : 'evacuation.gauge.last';
  return (
    <p className={isNow ? 'jw-small jw-secondary' : 'jw-small jw-late'}>
      {text(key, { level: formatNumber(value, 2) })} <Age at={at} /> <DoubtMark suspect={suspect} />
    </p>
  );
}
