import {
  type AffectedArea,
  AREA_KINDS,
  type AreaKind,
  RIVER_WAYS,
} from '../../../shared/model/affected-area.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { changeArea, drawArea, leaveDrawing, takeDrawing } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNewest } from '../../situation/use-subject.ts';
import type { Drafting } from '../../store/evacuation-store.ts';
import { useLive } from '../../store/live-store.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { FloodFields, useGaugesNear } from './flood-fields.tsx';
import { NumberField } from './number-field.tsx';
import { WindFields } from './wind-fields.tsx';

/** What a kind of area begins with. */
const METRES = { around: 500, plume: 500, hazard: 50, river: 200, flood: 3_000 } as const;
const ALONG_METRES = 2_000;
/** Hazards with ground of their own that are offered: the nearest. */
const MOST_HAZARDS = 12;

/** What the affected area is made of. Every choice works the draft out anew. */
export function AreaFields({ drafting }: { drafting: Drafting }) {
  const text = useText();
  const { area, place } = drafting;
  const sketch = useSketchOf('evacuation');
  const hazards = useHazardsNear(place);
  const gauges = useGaugesNear(place);
  const gauge = gauges[0];
  const { value: measured } = useNewest(gauge?.id);
  const begin = (kind: AreaKind) => {
    leaveDrawing();
    const first = hazards[0]?.id ?? null;
    if (kind === 'around') void changeArea({ kind, place, metres: METRES.around });
    else if (kind === 'plume') {
      void changeArea({ kind, place, metres: METRES.plume, windFrom: null });
    } else if (kind === 'river') {
      void changeArea({ kind, place, along: ALONG_METRES, metres: METRES.river, way: 'both' });
    } else if (kind === 'flood') {
      const level = Math.round((measured ?? 0) * 100) / 100;
      if (gauge) void changeArea({ kind, stream: gauge.id, level, metres: METRES.flood });
    } else if (kind === 'drawn') drawArea();
    else if (first !== null) void changeArea({ kind, hazard: first, metres: METRES.hazard });
  };
  return (
    <section className="jw-evacuation-part">
      <div className="jw-row jw-wrap">
        {AREA_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="jw-button"
            aria-pressed={sketch?.kind === 'area' ? kind === 'drawn' : area.kind === kind}
            disabled={(kind === 'hazard' && !hazards.length) || (kind === 'flood' && !gauge)}
            onClick={() => begin(kind)}
          >
            {text(`evacuation.area.${kind}`)}
          </button>
        ))}
      </div>
      {sketch !== null ? (
        <div className="jw-row jw-wrap jw-small">
          <span className="jw-grow jw-secondary">
            {text(sketch.kind === 'area' ? 'sketch.area.hint' : 'evacuation.pick-assembly')}
          </span>
          <button
            type="button"
            className="jw-button"
            data-strong
            disabled={sketch.outline === null && sketch.place === null}
            onClick={() => void takeDrawing()}
          >
            {text(sketch.kind === 'area' ? 'evacuation.take-drawing' : 'sketch.take')}
          </button>
          <button type="button" className="jw-button" onClick={leaveDrawing}>
            {text('sketch.leave')}
          </button>
        </div>
      ) : (
        <KindFields {...{ area, hazards, gauges }} />
      )}
    </section>
  );
}

type NearHazard = { id: string; name: string };

/** Hazards with ground of their own, the nearest first, floods before others as far. */
function useHazardsNear([lon, lat]: Position): NearHazard[] {
  const hazards = useLive((live) => live.registers?.hazards);
  const squared = ([east, north]: Position) =>
    ((east - lon) * Math.cos((lat * Math.PI) / 180)) ** 2 + (north - lat) ** 2;
  return (hazards ?? [])
    .filter(({ form, outline }) => form === 'area' && outline !== null)
    .map(({ id, name, place }) => ({ id, name, far: squared(place) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_HAZARDS);
}

type KindProps = { area: AffectedArea; hazards: NearHazard[]; gauges: Stream[] };

function KindFields({ area, hazards, gauges }: KindProps) {
  const text = useText();
  const nameOf = useNameOf();
  if (area.kind === 'drawn') return null;
  return (
    <div className="jw-evacuation-fields">
      {area.kind === 'hazard' && (
        <label>
          {text('evacuation.hazard')}
          <select
            className="jw-select"
            value={area.hazard}
            onChange={({ target }) => void changeArea({ ...area, hazard: target.value })}
          >
            {hazards.map(({ id, name }) => (
              <option key={id} value={id}>
                {nameOf(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {area.kind === 'flood' && <FloodFields {...{ area, gauges }} />}
      <NumberField
        visibleLabel
        label={text(`evacuation.metres.${area.kind}`)}
        value={area.metres}
        step={10}
        min={area.kind === 'hazard' ? 0 : 10}
        max={area.kind === 'hazard' ? 5_000 : 20_000}
        change={(metres) => void changeArea({ ...area, metres })}
      />
      {area.kind === 'plume' && <WindFields area={area} />}
      {area.kind === 'river' && (
        <>
          <NumberField
            visibleLabel
            label={text('evacuation.along')}
            value={area.along}
            step={100}
            min={100}
            max={20_000}
            change={(along) => void changeArea({ ...area, along })}
          />
          <label>
            {text('evacuation.way')}
            <select
              className="jw-select"
              value={area.way}
              onChange={({ target }) =>
                void changeArea({ ...area, way: RIVER_WAYS[target.selectedIndex]! })
              }
            >
              {RIVER_WAYS.map((way) => (
                <option key={way} value={way}>
                  {text(`evacuation.way.${way}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <p className="jw-small jw-secondary jw-evacuation-note">
        {text(`evacuation.about.${area.kind}`)}
      </p>
    </div>
  );
}
