import { useEffect } from 'react';
import type { Incident } from '../../../shared/model/incident.ts';
import {
  type IncidentArea,
  type IncidentPlace,
  MOST_PLACES,
} from '../../../shared/model/incident-ground.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import { evacuateIncident } from '../../commands/evacuate.ts';
import { actOnGround } from '../../commands/manage-incidents.ts';
import { beginOnMap, leaveSketch } from '../../commands/sketch-on-map.ts';
import { useText } from '../../i18n/use-text.ts';
import { areaWords } from '../../situation/area-words.ts';
import { FloodLine } from '../../situation/flood-line.tsx';
import { WindLine } from '../../situation/wind-line.tsx';
import { flyTo } from '../../store/map-port.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatArea } from '../../ui/format-area.ts';

type Props = { incident: Incident; mayAct: boolean; done: Done };

const DIGITS = 5;

/** Where an incident is besides its first place: further places, and the area somebody said it affects. */
export function IncidentGroundPart({ incident, mayAct, done }: Props) {
  const text = useText();
  const { places, area } = incident.ground;
  const may = mayAct && isIncidentOpen(incident.state);
  if (!may && places.length === 0 && area === null) return null;
  return (
    <section data-testid="incident-ground">
      <h4 className="jw-small jw-secondary">{text('ground.title')}</h4>
      <div className="jw-wrap jw-small">
        {area === null ? (
          <div className="jw-row jw-wrap">
            <span className="jw-secondary">{text('ground.no-area')}</span>
            {may && incident.drill === null && (
              <button
                type="button"
                className="jw-button"
                onClick={() => void evacuateIncident(incident)}
              >
                {text('ground.set')}
              </button>
            )}
          </div>
        ) : (
          <AreaLine area={area} />
        )}
        {may && area !== null && (
          <ActButton
            word={text('ground.clear')}
            act={(key) =>
              actOnGround(incident.id, { basedOn: incident.version, act: 'area-clear' }, key)
            }
            done={done}
            queued
          />
        )}
      </div>
      {places.length > 0 && (
        <ul className="jw-list jw-small">
          {places.map((place) => (
            <PlaceLine key={place.name} {...{ incident, place, done }} mayAct={may} />
          ))}
        </ul>
      )}
      {may && places.length < MOST_PLACES && (
        <details>
          <summary>{text('ground.add')}</summary>
          <PlaceForm incident={incident} done={done} />
        </details>
      )}
    </section>
  );
}

function AreaLine({ area: { asked, squareMetres, wind, flood, since } }: { area: IncidentArea }) {
  const text = useText();
  return (
    <div>
      <p>
        <b>{text('ground.area')}</b> {areaWords(asked, text)} · {formatArea(squareMetres)}{' '}
        <Age at={Date.parse(since)} />
      </p>
      <WindLine area={asked} wind={wind} />
      {flood && (
        <p className="jw-secondary">
          <FloodLine flood={flood} />
        </p>
      )}
    </div>
  );
}

function PlaceLine({ incident, place, mayAct, done }: Props & { place: IncidentPlace }) {
  const text = useText();
  const { name } = place;
  return (
    <li className="jw-wrap" data-of={name}>
      <button
        type="button"
        className="jw-plain jw-link"
        onClick={() => flyTo({ lon: place.place[0], lat: place.place[1] })}
      >
        {name}
      </button>
      {mayAct && (
        <ActButton
          word={text('ground.remove')}
          act={(key) =>
            actOnGround(incident.id, { basedOn: incident.version, act: 'place-remove', name }, key)
          }
          done={done}
          queued
        />
      )}
    </li>
  );
}

/** A further place: its name, and where it is by a pick on the map. */
function PlaceForm({ incident: { id, version }, done }: Omit<Props, 'mayAct'>) {
  const text = useText();
  const sketch = useSketchOf('incident');
  const place = sketch?.place ?? null;
  const leave = () => leaveSketch('incident');
  useEffect(() => () => leaveSketch('incident'), []);
  return (
    <CreateForm
      word={text('ground.add')}
      create={(form, key) =>
        actOnGround(
          id,
          {
            basedOn: version,
            act: 'place-add',
            name: String(form.get('name')).trim(),
            place: place!,
          },
          key,
        )
      }
      done={async () => {
        await done();
        leave();
      }}
    >
      <label>
        {text('ground.name')}
        <input className="jw-input" name="name" required maxLength={40} />
      </label>
      <label>
        {text('ground.where')}
        <input
          className="jw-input"
          name="where"
          required
          readOnly
          value={place === null ? '' : place.map((one) => one.toFixed(DIGITS)).join(', ')}
          placeholder={text(sketch === null ? 'ground.pick' : 'ground.picking')}
          onFocus={() => {
            if (sketch === null) {
              beginOnMap({ of: 'incident', kind: 'place', place: null, outline: null });
            }
          }}
        />
      </label>
      {sketch !== null && (
        <button type="button" className="jw-button" onClick={leave}>
          {text('sketch.leave')}
        </button>
      )}
    </CreateForm>
  );
}
