import { type FormEvent, useState } from 'react';
import { beginPlan } from '../../commands/manage-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { fromCityInput } from '../../ui/format-time.ts';
import { LoadingState } from '../../ui/states.tsx';

const CODE_LENGTH = { county: 6, town: 9 } as const;

/** A new plan: its name, why, and the communities of one county it may draw on. */
export function PlanForm({ done, cancel }: { done: (id: string) => void; cancel: () => void }) {
  const text = useText();
  const coverage = useLive((live) => live.coverage);
  const [county, setCounty] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (coverage === null) return <LoadingState />;
  const within = county ?? coverage.counties[0]?.code ?? '';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    setRefused(null);
    const answer = await beginPlan({
      name: String(form.get('name')).trim(),
      reason: String(form.get('reason')).trim(),
      communities: [...chosen].sort(),
      temporaryUntil: fromCityInput(String(form.get('temporaryUntil') ?? '')),
    });
    setWorking(false);
    if (answer.ok) done(answer.value.id);
    else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <form className="jw-file-form" data-testid="plan-form" onSubmit={(event) => void submit(event)}>
      <div className="jw-file-fields">
        <label>
          {text('plan.name')}
          <input className="jw-input" name="name" required maxLength={60} />
        </label>
        <label>
          {text('plan.county')}
          <select
            className="jw-select"
            value={within}
            onChange={({ target }) => {
              setCounty(target.value);
              setChosen(new Set());
            }}
          >
            {coverage.counties.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('plan.temporary-until')}
          <input className="jw-input" type="datetime-local" name="temporaryUntil" />
        </label>
      </div>
      <label>
        {text('plan.reason')}
        <textarea className="jw-input" name="reason" rows={2} required maxLength={500} />
      </label>
      <Communities county={within} chosen={chosen} choose={setChosen} />
      <div className="jw-row">
        <button
          type="submit"
          className="jw-button"
          data-strong
          disabled={working || chosen.size === 0}
        >
          {text('plan.begin', { count: chosen.size })}
        </button>
        <button type="button" className="jw-button" onClick={cancel}>
          {text('admin.cancel')}
        </button>
        {refused !== null && (
          <span className="jw-error" role="alert">
            {refused}
          </span>
        )}
      </div>
    </form>
  );
}

type Choosing = {
  county: string;
  chosen: ReadonlySet<string>;
  choose: (codes: ReadonlySet<string>) => void;
};

/** Towns of the county as groups that open; a whole town is one click. */
function Communities({ county, chosen, choose }: Choosing) {
  const text = useText();
  const coverage = useLive((live) => live.coverage);
  const towns = coverage?.towns.filter(({ code }) => code.startsWith(county)) ?? [];
  const set = (codes: readonly string[], wanted: boolean) => {
    const next = new Set(chosen);
    for (const code of codes) {
      if (wanted) next.add(code);
      else next.delete(code);
    }
    choose(next);
  };
  return (
    <fieldset className="jw-plan-towns">
      <legend>{text('plan.choose-communities')}</legend>
      {towns.map((town) => {
        const inside = coverage!.communities.filter(
          ({ code }) => code.slice(0, CODE_LENGTH.town) === town.code,
        );
        const codes = inside.map(({ code }) => code);
        const count = codes.filter((code) => chosen.has(code)).length;
        return (
          <details key={town.code}>
            <summary>
              {town.name} <span className="jw-secondary">{`${count} / ${codes.length}`}</span>
            </summary>
            <button
              type="button"
              className="jw-button"
              onClick={() => set(codes, count < codes.length)}
            >
              {text(count < codes.length ? 'plan.choose-all' : 'plan.choose-none')}
            </button>
            {inside.map(({ code, name }) => (
              <label key={code} className="jw-check">
                <input
                  type="checkbox"
                  checked={chosen.has(code)}
                  onChange={({ target }) => set([code], target.checked)}
                />
                {name}
              </label>
            ))}
          </details>
        );
      })}
    </fieldset>
  );
}
