import {
  ABSENCES,
  type Absence,
  FENCE_EVENTS,
  type FenceEvent,
  type Geofence,
} from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaField } from './area-field.tsx';
import { blankArea } from './draft.ts';
import { NumberField, numbered, SelectField } from './fields.tsx';
import { UnitsField } from './units-field.tsx';

const MOST_AREAS = 20;
const MINUTES = 30;
const needsMinutes = (event: FenceEvent) => event === 'dwell' || event === 'inside-longer';

/** Units that are not where they should be: which, in which areas, for how long. */
export function AbsenceEditor({
  watches,
  change,
}: {
  watches: Absence;
  change: (watches: Absence) => void;
}) {
  const text = useText();
  const { units, areas, from, minutes } = watches;
  return (
    <>
      <div className="jw-create">
        <SelectField
          label={text('watch.absence')}
          names={ABSENCES}
          value={from}
          wordOf={(name) => text(`watch.absence.${name}`)}
          change={(name) => change({ ...watches, from: name })}
        />
        <NumberField
          label={text('watch.minutes')}
          value={minutes}
          change={(next) => change({ ...watches, minutes: next })}
        />
      </div>
      <UnitsField units={units} change={(next) => change({ ...watches, units: next })} />
      {numbered(areas.length).map((number) => (
        <div className="jw-create" key={`${number} of ${areas.length}`}>
          <AreaField
            area={areas[number - 1]!}
            change={(next) => change({ ...watches, areas: areas.with(number - 1, next) })}
          />
          {areas.length > 1 && (
            <button
              type="button"
              className="jw-button"
              onClick={() => change({ ...watches, areas: areas.toSpliced(number - 1, 1) })}
            >
              {text('watch.areas.remove')}
            </button>
          )}
        </div>
      ))}
      {areas.length < MOST_AREAS && (
        <div className="jw-acts">
          <button
            type="button"
            className="jw-button"
            onClick={() => change({ ...watches, areas: [...areas, blankArea()] })}
          >
            {text('watch.areas.add')}
          </button>
        </div>
      )}
    </>
  );
}

/** One unit against the edge of an area. */
export function GeofenceEditor({
  watches,
  change,
}: {
  watches: Geofence;
  change: (watches: Geofence) => void;
}) {
  const text = useText();
  const { units, area, event, minutes, deadbandMetres } = watches;
  return (
    <>
      <div className="jw-create">
        <SelectField
          label={text('watch.event')}
          names={FENCE_EVENTS}
          value={event}
          wordOf={(name) => text(`watch.event.${name}`)}
          change={(name) =>
            change({ ...watches, event: name, minutes: needsMinutes(name) ? MINUTES : null })
          }
        />
        {minutes !== null && (
          <NumberField
            label={text('watch.minutes')}
            value={minutes}
            change={(next) => change({ ...watches, minutes: next })}
          />
        )}
        <NumberField
          label={text('watch.deadband')}
          value={deadbandMetres}
          change={(next) => change({ ...watches, deadbandMetres: next })}
        />
        <AreaField area={area} change={(next) => change({ ...watches, area: next })} />
      </div>
      <UnitsField units={units} change={(next) => change({ ...watches, units: next })} />
    </>
  );
}
