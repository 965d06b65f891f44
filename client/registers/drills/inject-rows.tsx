import { DRILL_MATERIALS, type DrillInject } from '../../../shared/model/drill.ts';
import { LEVELS, type Level } from '../../../shared/model/level.ts';
import { METRIC_NAMES, type Metric } from '../../../shared/model/stream.ts';
import { newActKey } from '../../commands/act-key.ts';
import { useText } from '../../i18n/use-text.ts';
import '../emergency-plans/plan-lines.css';

/** An inject as it is written. `metric` null: it plays no alarm. */
export type DraftInject = Pick<DrillInject, 'minute' | 'words' | 'material'> & {
  key: string;
  opens: boolean;
  metric: Metric | null;
  level: Level;
};

export const NEW_INJECT: DraftInject = {
  ...{ key: 'first', minute: 0, words: '', material: 'synthetic' },
  ...{ opens: true, metric: null, level: 'orange' },
};

/** As they are declared; what opens an incident does so in the middle of the area, of the plan's kind. */
export const injectsOf = (
  drafts: readonly DraftInject[],
  of: Omit<NonNullable<DrillInject['incident']>, 'place'>,
): DrillInject[] =>
  drafts.map(({ minute, words, material, opens, metric, level }) => ({
    ...{ minute, words: words.trim(), material },
    signal: metric === null ? null : { on: 'alarm', metric, subject: 'station', level },
    incident: opens ? { ...of, place: null } : null,
  }));

type Props = { injects: readonly DraftInject[]; change: (injects: readonly DraftInject[]) => void };

/** The timetable: minute by minute what those who take part are told. */
export function InjectRows({ injects, change }: Props) {
  const text = useText();
  const set = (key: string, part: Partial<DraftInject>) =>
    change(injects.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = () => {
    const minute = (injects.at(-1)?.minute ?? 0) + 10;
    change([...injects, { ...NEW_INJECT, key: newActKey(), minute, opens: false }]);
  };
  return (
    <fieldset className="jw-plan-lines">
      <legend>{text('drills.injects')}</legend>
      {injects.map((inject) => (
        <InjectRow
          key={inject.key}
          inject={inject}
          set={(part) => set(inject.key, part)}
          remove={() => change(injects.filter(({ key }) => key !== inject.key))}
        />
      ))}
      <button type="button" className="jw-button" onClick={add}>
        {text('plans.add')}
      </button>
      <span className="jw-secondary jw-small">{text('drills.inject.place')}</span>
    </fieldset>
  );
}

type RowProps = {
  inject: DraftInject;
  set: (part: Partial<DraftInject>) => void;
  remove: () => void;
};

function InjectRow({ inject, set, remove }: RowProps) {
  const text = useText();
  return (
    <div className="jw-plan-line">
      <label>
        {text('drills.inject.minute')}
        <input
          className="jw-input jw-plan-number"
          type="number"
          min={0}
          max={2_880}
          value={inject.minute}
          onChange={({ target }) => set({ minute: Number(target.value) })}
        />
      </label>
      <label className="jw-grow">
        {text('drills.inject.words')}
        <input
          className="jw-input"
          required
          maxLength={300}
          value={inject.words}
          onChange={({ target }) => set({ words: target.value })}
        />
      </label>
      <label>
        {text('drills.inject.material')}
        <select
          className="jw-select"
          value={inject.material}
          onChange={({ target }) => set({ material: target.value as DraftInject['material'] })}
        >
          {DRILL_MATERIALS.map((name) => (
            <option key={name} value={name}>
              {text(`drills.material.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="jw-check">
        <input
          type="checkbox"
          checked={inject.opens}
          onChange={({ target }) => set({ opens: target.checked })}
        />
        {text('drills.inject.incident')}
      </label>
      <SignalChoice inject={inject} set={set} />
      <button type="button" className="jw-button" onClick={remove}>
        {text('plans.remove')}
      </button>
    </div>
  );
}

const NOTHING = '';

function SignalChoice({ inject: { metric, level }, set }: Omit<RowProps, 'remove'>) {
  const text = useText();
  return (
    <>
      <label>
        {text('drills.inject.signal')}
        <select
          className="jw-select"
          value={metric ?? NOTHING}
          onChange={({ target: { value } }) =>
            set({ metric: value === NOTHING ? null : (value as Metric) })
          }
        >
          <option value={NOTHING}>{text('drills.inject.nothing')}</option>
          {METRIC_NAMES.map((name) => (
            <option key={name} value={name}>
              {text(`metric.${name}`)}
            </option>
          ))}
        </select>
      </label>
      {metric !== null && (
        <label>
          {text('drills.inject.level')}
          <select
            className="jw-select"
            value={level}
            onChange={({ target }) => set({ level: target.value as Level })}
          >
            {LEVELS.map((name) => (
              <option key={name} value={name}>
                {text(`level.${name}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
