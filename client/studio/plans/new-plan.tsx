import { useEffect, useMemo, useRef, useState } from 'react';
import { beginGridPlan } from '../../commands/draw-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { flyTo } from '../../store/map-port.ts';
import { useView, viewStore } from '../../store/view-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { fromCityInput } from '../../ui/format-time.ts';
import { goToPlan } from '../plan-address.ts';

const COMMUNITY_DIGITS = 12;

/** The communities of a town, from the coverage; none before it is here. */
function useCommunities(town: string) {
  const coverage = useLive((live) => live.coverage);
  return useMemo(
    () => coverage?.communities.filter(({ code }) => code.startsWith(town)) ?? [],
    [coverage, town],
  );
}

/** Takes the community of a grid that is clicked on the map. */
function useClickedCommunity(take: (community: string, town: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(
    () =>
      viewStore.subscribe(({ selection }, before) => {
        if (selection === before.selection || selection?.kind !== 'grid') return;
        latest.current(selection.id.slice(0, COMMUNITY_DIGITS), selection.id.slice(0, 9));
      }),
    [],
  );
}

/** A new plan: county, town, communities from the list or by clicks on the map, a name and the reason. */
export function NewPlanForm({ close }: { close: () => void }) {
  const text = useText();
  const areas = useLive((live) => live.registers?.areas ?? null);
  const scope = useLive((live) => live.scope);
  const language = useView((view) => view.language);
  const counties = areas?.filter(
    ({ level, code }) => level === 'county' && (scope.county === null || code === scope.county),
  );
  const [chosenCounty, setCounty] = useState<string | null>(null);
  const county = chosenCounty ?? scope.county ?? counties?.[0]?.code ?? '';
  const towns = areas?.filter(
    ({ level, parent, code }) =>
      level === 'town' && parent === county && (scope.town === null || code === scope.town),
  );
  const [chosenTown, setTown] = useState<string | null>(null);
  const town = chosenTown ?? scope.town ?? towns?.[0]?.code ?? '';
  const communities = useCommunities(town);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (code: string) => {
    const next = new Set(picked);
    if (!next.delete(code)) next.add(code);
    setPicked(next);
  };
  useClickedCommunity((community, ofTown) => {
    const parent = areas?.find(({ code }) => code === ofTown)?.parent;
    if (parent && parent !== county) {
      setCounty(parent);
      setPicked(new Set([community]));
    } else toggle(community);
    setTown(ofTown);
  });
  const lookAtTown = (code: string) => {
    setTown(code);
    flyTo({ kind: 'area', id: code });
  };
  const chosen = [...picked];
  const begin = (form: FormData, key: string) => {
    const plan = {
      name: String(form.get('name')),
      reason: String(form.get('reason')),
      communities: chosen,
      temporaryUntil: fromCityInput(String(form.get('until') ?? '')),
    };
    return beginGridPlan(plan, key);
  };
  return (
    <section className="jw-plans jw-new-plan" data-testid="new-plan" lang={language}>
      <header className="jw-row">
        <h2 className="jw-grow">{text('studio.new-plan')}</h2>
        <button type="button" className="jw-button" onClick={close}>
          {text('admin.cancel')}
        </button>
      </header>
      <CreateForm
        wish={chosen}
        create={begin}
        done={({ id }) => goToPlan(id)}
        word={text('studio.begin')}
      >
        <label>
          {text('studio.plan-name')}
          <input className="jw-input" name="name" required maxLength={120} />
        </label>
        <label>
          {text('studio.reason')}
          <textarea className="jw-input" name="reason" required maxLength={500} rows={2} />
        </label>
        <label>
          {text('area-level.county')}
          <select
            className="jw-select"
            value={county}
            onChange={({ target }) => {
              setCounty(target.value);
              setTown(null);
              setPicked(new Set());
              flyTo({ kind: 'area', id: target.value });
            }}
          >
            {counties?.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('area-level.town')}
          <select
            className="jw-select"
            value={town}
            onChange={({ target }) => lookAtTown(target.value)}
          >
            {towns?.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="jw-communities">
          <legend>{text('studio.pick-communities', { count: picked.size })}</legend>
          {communities.map(({ code, name }) => (
            <label key={code} className="jw-row">
              <input type="checkbox" checked={picked.has(code)} onChange={() => toggle(code)} />
              {name}
            </label>
          ))}
        </fieldset>
        <p className="jw-secondary jw-small">{text('studio.pick-hint')}</p>
        <label>
          {text('studio.temporary-until')}
          <input className="jw-input" type="datetime-local" name="until" />
        </label>
      </CreateForm>
    </section>
  );
}
