import { useMemo, useState } from 'react';
import { applyEdit } from '../../../shared/geo/coverage/apply-edit.ts';
import type { DivisionScore } from '../../../shared/geo/coverage/division-score.ts';
import {
  PROPOSAL_DEFAULTS,
  type Proposal,
  proposeDivision,
} from '../../../shared/geo/coverage/propose-division.ts';
import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { Position } from '../../../shared/model/common.ts';
import { createRandom } from '../../../shared/random.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { readBaseLines } from '../../live/base-lines.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { freshKey, present } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { tryEdit } from '../tools/perform-edit.ts';
import { setStudio, studioStore, takeTool, useStudio } from '../tools/studio-store.ts';
import { PastReportsLine, usePastReports } from './past-reports.tsx';
import { useFacts } from './use-metrics.ts';

type Result = { proposal: Proposal | null; refused: boolean };

/** The numbers that are wished, with the least each may be: what counts nothing in work weighs zero. */
const LEAST = { target: 1, least: 1, most: 1, household: 0, hazard: 0, report: 0 } as const;
type Wish = keyof typeof LEAST;
const LIMITS: readonly Wish[] = ['target', 'least', 'most'];
const WEIGHTS: readonly Wish[] = ['household', 'hazard', 'report'];
const { weights, ...limits } = PROPOSAL_DEFAULTS;
const DEFAULTS: Readonly<Record<Wish, number>> = { ...limits, ...weights };

/** Proposes a division of a community by a target of households, scored against the present one. */
export function ProposePanel() {
  const text = useText();
  const inLanguage = useNameOf();
  const facts = useFacts();
  const past = usePastReports();
  const session = usePlan((plan) => plan.session);
  const selected = useStudio(({ selection }) => selection[0]);
  const [wishes, setWishes] = useState(DEFAULTS);
  const [chosen, setChosen] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const draft = session && present(session.shown);
  const ofSelected =
    selected === undefined ? null : (draft?.grids.get(selected)?.community ?? null);
  const communities = useMemo(() => session?.file.communities ?? [], [session]);
  if (!session || !draft) return null;
  const community = chosen ?? ofSelected ?? communities[0]?.code ?? '';
  const name = communities.find(({ code }) => code === community)?.name ?? '';
  /** What was worked out is nothing for other wishes. */
  const forget = () => {
    setResult(null);
    setStudio({ preview: null });
  };
  const propose = async () => {
    setWorking(true);
    // What is chosen on the map from now on is another community's matter.
    setChosen(community);
    const lines = await readBaseLines().catch((): Position[][] => []);
    if (studioStore.getState().tool !== 'propose') return;
    const { target, least, most, household, hazard, report } = wishes;
    try {
      const proposal = proposeDivision(draft, {
        ...{ community, lines, facts, target, least, most },
        pastReports: past.value?.places ?? [],
        weights: { household, hazard, report },
        random: createRandom(target),
        keyOf: (index) => freshKey(session.shown, index),
        nameOf: (index) => text('studio.proposed-name', { community: name, number: index + 1 }),
      });
      setResult({ proposal, refused: false });
      const edited = proposal && applyEdit(draft, proposal.edit);
      if (edited) {
        const at = proposal.edit.grids[0]!.outline[0]![0]!;
        // A neighbour beyond the border may get a vertex on it: that is no change of the neighbour.
        const changed = edited.changed.filter(
          (key) =>
            (edited.coverage.grids.get(key) ?? draft.grids.get(key))?.community === community,
        );
        setStudio({ preview: { coverage: edited.coverage, changed, at }, look: 'after' });
      }
    } catch (error) {
      if (!(error instanceof EditRefused) && !(error instanceof RangeError)) throw error;
      setResult({ proposal: null, refused: true });
    } finally {
      setWorking(false);
    }
  };
  const adopt = (proposal: Proposal) => {
    if (!tryEdit(() => proposal.edit)) return;
    setResult(null);
    takeTool('select');
  };
  const fieldOf = (wish: Wish) => (
    <NumberField
      key={wish}
      label={text(`studio.${wish}`)}
      least={LEAST[wish]}
      value={wishes[wish]}
      set={(value) => {
        setWishes({ ...wishes, [wish]: value });
        forget();
      }}
    />
  );
  return (
    <section className="jw-propose" data-testid="propose" aria-label={text('tool.propose')}>
      <h3>{text('tool.propose')}</h3>
      <label>
        {text('area-level.community')}
        <select
          className="jw-select"
          value={community}
          onChange={({ target: { value } }) => {
            setChosen(value);
            forget();
          }}
        >
          {communities.map(({ code, name: called }) => (
            <option key={code} value={code}>
              {inLanguage(called)}
            </option>
          ))}
        </select>
      </label>
      <div className="jw-row">{LIMITS.map(fieldOf)}</div>
      <fieldset>
        <legend>{text('studio.weights')}</legend>
        <div className="jw-row">{WEIGHTS.map(fieldOf)}</div>
        <PastReportsLine past={past} />
      </fieldset>
      <button
        type="button"
        className="jw-button"
        data-strong
        disabled={working || past.loading}
        onClick={() => void propose()}
      >
        {text(working ? 'studio.proposing' : 'studio.propose')}
      </button>
      {result?.refused && <p role="alert">{text('studio.propose-failed')}</p>}
      {result && !result.refused && result.proposal === null && (
        <p role="status">{text('studio.propose-empty')}</p>
      )}
      {result?.proposal && (
        <>
          <Scores proposal={result.proposal} />
          <button
            type="button"
            className="jw-button"
            data-strong
            onClick={() => adopt(result.proposal!)}
          >
            {text('studio.adopt')}
          </button>
        </>
      )}
    </section>
  );
}

function NumberField({
  label,
  least,
  value,
  set,
}: {
  label: string;
  least: number;
  value: number;
  set: (value: number) => void;
}) {
  return (
    <label>
      {label}
      <input
        className="jw-input"
        type="number"
        min={least}
        max={10_000}
        value={value}
        onChange={({ target }) => set(Math.max(least, Number(target.value)))}
      />
    </label>
  );
}

const LINES: readonly [name: string, of: (score: DivisionScore) => string][] = [
  ['points', ({ points }) => formatNumber(points, 1)],
  ['grids', ({ grids }) => formatNumber(grids)],
  ['within', ({ withinLimits, grids }) => `${withinLimits}/${grids}`],
  ['range', ({ fewestHouseholds, mostHouseholds }) => `${fewestHouseholds}–${mostHouseholds}`],
  ['spread', ({ workloadSpread }) => formatNumber(workloadSpread, 2)],
  ['compactness', ({ compactness }) => formatNumber(compactness, 2)],
];

function Scores({ proposal }: { proposal: Proposal }) {
  const text = useText();
  return (
    <table className="jw-figures">
      <thead>
        <tr>
          <td />
          <th scope="col">{text('studio.present')}</th>
          <th scope="col">{text('studio.proposed')}</th>
        </tr>
      </thead>
      <tbody>
        {LINES.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{text(`score.${name as 'points'}`)}</th>
            <td>{of(proposal.present)}</td>
            <td>{of(proposal.score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
