import '../i18n/later-words.ts';
import type { ThresholdStep, ThresholdVersion } from '../../shared/model/threshold.ts';
import { changeThreshold } from '../commands/change-threshold.ts';
import { isTextKey, type Text, useText } from '../i18n/use-text.ts';
import { Actor } from '../situation/actor.tsx';
import { useLive } from '../store/live-store.ts';
import type { Done } from '../ui/done.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { THRESHOLDS_PATH } from '../ui/use-threshold.ts';

/** Inspection cycles and escalation times: in force, with their sources, to be changed by versions. */
export function ThresholdsSection() {
  const text = useText();
  const asked = useQuestion<{ thresholds: ThresholdVersion[] }>(THRESHOLDS_PATH);
  const question = { ...asked, value: asked.value?.thresholds ?? null };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('thresholds.lead')}</p>
      <Section question={question} empty={{ title: '' }}>
        {(versions) =>
          versions.map((version) => (
            <ThresholdForm
              key={`${version.name}:${version.version}`}
              version={version}
              done={asked.again}
            />
          ))
        }
      </Section>
    </section>
  );
}

/** The part of a key after its kind has a word of its own. */
function keyWord(text: Text, { name }: ThresholdVersion, key: string): string {
  const [kind, of] = key.split('.');
  if (of === undefined) return text(`level.${key as 'red'}`);
  if (kind === 'food') return text('hazards.food-grade.of', { grade: of });
  const word = kind === 'colour' ? `risk.${of}` : `class.${of}`;
  return isTextKey(word) ? text(word) : `${name} ${key}`;
}

const written = (form: FormData, step: ThresholdStep): ThresholdStep => {
  const number = String(form.get(`value.${step.key}`) ?? '').trim();
  const source = String(form.get(`source.${step.key}`) ?? '').trim();
  // Whoever gives another source vouches for it no further than as a default of the place.
  const confidence = source === step.source ? step.confidence : 'D';
  return { ...step, value: number === '' ? null : Number(number), source, confidence };
};

function ThresholdForm({ version, done }: { version: ThresholdVersion; done: Done }) {
  const text = useText();
  const isOfCity = useLive(({ me }) => me?.scope.county === null);
  const { name, steps } = version;
  const word = text(`thresholds.${name}`);
  const { submit, working, refused } = useSubmit(
    (form) => {
      const change = { basedOn: version.version, steps: steps.map((step) => written(form, step)) };
      return () => changeThreshold(name, change);
    },
    { word, done },
  );
  return (
    <form data-testid={`threshold-${name}`} onSubmit={submit}>
      <h3>{word}</h3>
      <p className="jw-secondary jw-small">
        {text('hazards.version', { version: version.version })} ·{' '}
        <TimeText at={version.effectiveFrom} />{' '}
        {version.recordedBy !== null && <Actor id={version.recordedBy} />}
      </p>
      <table className="jw-table">
        <thead>
          <tr>
            <th>{text('thresholds.for')}</th>
            <th>{text(`thresholds.unit.${name}`)}</th>
            <th>{text('thresholds.source')}</th>
            <th>{text('thresholds.confidence')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step.key} step={step} word={keyWord(text, version, step.key)} />
          ))}
        </tbody>
      </table>
      <p className="jw-acts">
        {isOfCity ? (
          <button type="submit" className="jw-button" data-strong disabled={working}>
            {text('thresholds.save')}
          </button>
        ) : (
          <span className="jw-secondary">{text('error.of-city')}</span>
        )}
        {refused !== null && (
          <span className="jw-error" role="alert">
            {refused}
          </span>
        )}
      </p>
    </form>
  );
}

function StepRow({ step, word }: { step: ThresholdStep; word: string }) {
  const text = useText();
  return (
    <tr>
      <td>{word}</td>
      <td>
        <input
          className="jw-input jw-number"
          type="number"
          min={1}
          step={1}
          aria-label={word}
          name={`value.${step.key}`}
          defaultValue={step.value ?? ''}
          placeholder={text('thresholds.never')}
        />
      </td>
      <td>
        <input
          className="jw-input"
          aria-label={text('thresholds.source.of', { what: word })}
          name={`source.${step.key}`}
          required
          maxLength={200}
          defaultValue={step.source}
        />
      </td>
      <td>{text(`confidence.${step.confidence}`)}</td>
    </tr>
  );
}
