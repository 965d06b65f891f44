import { useState } from 'react';
import type { PolygonGeometry } from '../../../shared/model/common.ts';
import { DIGGING_WORKS, type DiggingWork } from '../../../shared/model/digging.ts';
import { worstZone } from '../../../shared/risk/digging.ts';
import { DAY_MS } from '../../../shared/time/units.ts';
import { newActKey } from '../../commands/act-key.ts';
import { declareDigging } from '../../commands/declare-digging.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { LazySketchScreen } from '../../sketch/place-fields.tsx';
import { SketchGate } from '../../sketch/sketch-gate.tsx';
import { serverNow } from '../../store/clock.ts';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { cityInput, fromCityInput } from '../../ui/format-time.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { useGround } from '../use-ground.ts';
import { ZoneDuty } from './zone-duty.tsx';

/** A unit declares digging: ground drawn on the map, checked against the pipes before anything is saved. */
export function DiggingForm({ done, cancel }: { done: Done; cancel: () => void }) {
  const text = useText();
  const [id] = useState(() => `digging-${newActKey()}`);
  const [outline, setOutline] = useState<PolygonGeometry | null>(null);
  const ground = useGround(outline);
  const pipes = ground?.ok ? ground.value.gas : null;
  const zone = pipes === null ? null : worstZone(pipes);
  const read = (form: FormData) => {
    if (outline === null) return text('digging.undrawn');
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const declared = {
      ...{ id, unit: field('unit'), work: field('work') as DiggingWork, outline },
      beginsAt: fromCityInput(field('beginsAt')) ?? '',
      endsAt: fromCityInput(field('endsAt')) ?? '',
      agreed: field('agreed') === '' ? null : field('agreed'),
    };
    return () => declareDigging(declared);
  };
  const word = text('digging.declare');
  const { submit, working, refused } = useSubmit(read, { word, done });
  return (
    <form className="jw-file-part" data-testid="digging-form" onSubmit={submit}>
      <h3>{word}</h3>
      <Fields />
      <SketchGate
        word={text(outline === null ? 'sketch.draw' : 'sketch.redraw')}
        screen={(leave) => (
          <LazySketchScreen
            kind="area"
            title={word}
            place={null}
            outline={outline}
            take={(drawn) => {
              leave();
              setOutline(drawn.outline);
            }}
            leave={leave}
          />
        )}
      />
      {outline !== null && ground === null && (
        <p className="jw-secondary">{text('hazards.draw.asking')}</p>
      )}
      {ground !== null && !ground.ok && (
        <p className="jw-error" role="alert">
          {refusalText(text, ground.refusal)}
        </p>
      )}
      {pipes !== null && <ZoneDuty pipes={pipes} agreed={null} />}
      {zone === 'control' && (
        <label className="jw-grow">
          {text('digging.agreed')}
          <input className="jw-input" name="agreed" required maxLength={300} autoComplete="off" />
        </label>
      )}
      <p className="jw-acts">
        <button
          type="submit"
          className="jw-button"
          data-strong
          disabled={working || pipes === null || zone === 'protected'}
        >
          {text('digging.declare.save')}
        </button>
        <CancelAndRefusal cancel={cancel} refused={refused} />
      </p>
    </form>
  );
}

function Fields() {
  const text = useText();
  const [now] = useState(serverNow);
  return (
    <div className="jw-create">
      <label>
        {text('digging.unit')}
        <input className="jw-input" name="unit" required maxLength={120} autoComplete="off" />
      </label>
      <label>
        {text('digging.work')}
        <select className="jw-select" name="work">
          {DIGGING_WORKS.map((name) => (
            <option key={name} value={name}>
              {text(`digging.work.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <Moment name="beginsAt" at={now} />
      <Moment name="endsAt" at={now + DAY_MS} />
    </div>
  );
}

function Moment({ name, at }: { name: 'beginsAt' | 'endsAt'; at: number }) {
  const text = useText();
  return (
    <label>
      {text(name === 'beginsAt' ? 'digging.begins' : 'digging.ends')}
      <input
        className="jw-input"
        type="datetime-local"
        name={name}
        required
        defaultValue={cityInput(at)}
      />
    </label>
  );
}
