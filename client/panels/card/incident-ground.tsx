import { useEffect, useState } from 'react';
import type { Incident } from '../../../shared/model/incident.ts';
import {
  type IncidentArea,
  type IncidentPlace,
  MOST_PLACES,
} from '../../../shared/model/incident-ground.ts';
import { isIncidentOpen } from '../../../shared/risk/incident-life.ts';
import { evacuateIncident } from '../../commands/evacuate.ts';
import { actOnGround } from '../../commands/manage-incidents.ts';
import { beginPicking, leavePicking } from '../../commands/pick-place.ts';
import { useText } from '../../i18n/use-text.ts';
import { flyTo } from '../../store/map-port.ts';
import { useSketch } from '../../store/sketch-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import { CreateForm } from '../../ui/create-form.tsx';

type Props = { incident: Incident; mayAct: boolean; done: () => void };

const DIGITS = 5;
const SQUARE_METRES_A_KILOMETRE = 1_000_000;

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
          <>
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
          </>
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

function AreaLine({ area: { asked, squareMetres, wind, since } }: { area: IncidentArea }) {
  const text = useText();
  const size = (squareMetres / SQUARE_METRES_A_KILOMETRE).toFixed(2);
  return (
    <span>
      <b>{text('ground.area')}</b> {text(`evacuation.area.${asked.kind}`)} · {size} km²
      {wind !== null && ` · ${wind.name}${wind.speed === null ? '' : ` ${wind.speed} m/s`}`}{' '}
      <Age at={Date.parse(since)} />
    </span>
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
  const [picking, setPicking] = useState(false);
  const picked = useSketch()?.place ?? null;
  const place = picking ? picked : null;
  useEffect(() => leavePicking, []);
  const leave = () => {
    leavePicking();
    setPicking(false);
  };
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
      done={() => {
        leave();
        done();
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
          placeholder={text(picking ? 'ground.picking' : 'ground.pick')}
          onFocus={() => {
            if (picking) return;
            setPicking(true);
            beginPicking();
          }}
        />
      </label>
      {picking && (
        <button type="button" className="jw-button" onClick={leave}>
          {text('sketch.leave')}
        </button>
      )}
    </CreateForm>
  );
}
