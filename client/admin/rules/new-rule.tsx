import { useState } from 'react';
import { CITY_CODE } from '../../../shared/model/area.ts';
import {
  DIRECTIONS,
  type Direction,
  RULE_KINDS,
  type RuleBody,
  type RuleKind,
} from '../../../shared/model/rule.ts';
import { isScale, METRIC_NAMES, METRICS, type Metric } from '../../../shared/model/stream.ts';
import { canJudge } from '../../../shared/risk/check-rule.ts';
import { SILENCE_PERIODS } from '../../../shared/risk/silence.ts';
import { newActKey } from '../../commands/act-key.ts';
import { createRule } from '../../commands/change-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { blankBands, blankGrowth, type Draft } from './draft.ts';
import { type RuleBasis, RuleEditor } from './rule-editor.tsx';

/** Under what a new rule is kept while it is written. */
export const NEW_RULE = 'rule:new';

/** Defaults of ours [D]: half a minute would ring on a ripple, an hour would come too late. */
const START = { hysteresis: '0', onDelaySeconds: '120', offDelaySeconds: '600' };
const AHEAD_MINUTES = '60';
/** As the shipped crowd ladder: half of its narrowest rung. */
const DENSITY_HYSTERESIS = 0.15;

const isOfCapacity = (kind: RuleKind) => kind === 'ratio' || kind === 'crowd';
const needsGrowth = (kind: RuleKind) => kind === 'rate' || kind === 'forecast';

function draftFrom(form: FormData, metric: Metric, kind: RuleKind): Draft {
  const field = (name: string) => String(form.get(name) ?? '').trim();
  const area = field('area');
  const rule: RuleBody = {
    id: `own-${newActKey()}`,
    metric,
    kind,
    name: field('name'),
    nameEnglish: field('english') || field('name'),
    direction: isOfCapacity(kind) ? 'above' : (field('direction') as Direction),
    unit: isOfCapacity(kind) ? '%' : METRICS[metric].unit,
    bands: [],
    hysteresis: 0,
    density: kind === 'crowd' ? { bands: [], hysteresis: DENSITY_HYSTERESIS } : null,
    onDelaySeconds: 0,
    offDelaySeconds: 0,
    projectionMinutes: null,
    silencePeriods: SILENCE_PERIODS,
    source: field('source'),
    confidence: 'D',
    appliesTo: { area: area === CITY_CODE ? null : area },
  };
  return {
    rule,
    bands: kind === 'rate' ? [] : blankBands(),
    density: kind === 'crowd' ? blankBands() : [],
    growth: needsGrowth(kind) ? blankGrowth() : null,
    ...START,
    silencePeriods: String(SILENCE_PERIODS),
    projectionMinutes: kind === 'forecast' ? AHEAD_MINUTES : '',
  };
}

/** A new rule: first what it looks at and where, then its thresholds, tried before it judges. */
export function NewRule({ done }: { done: Done }) {
  const text = useText();
  const [metric, setMetric] = useState<Metric>('water-level');
  const [kind, setKind] = useState<RuleKind>('rate');
  const [draft, setDraft] = useState<Draft | null>(
    () => keptFrom<RuleBasis>(NEW_RULE)?.draft ?? null,
  );
  if (draft !== null) {
    return (
      <div className="jw-rule" data-testid="new-rule">
        <h2>{draft.rule.name}</h2>
        <p className="jw-secondary">{text('rules.new.hint')}</p>
        <RuleEditor
          about={NEW_RULE}
          current={{ draft, version: 0 }}
          word={text('rules.create')}
          sure={text('rules.create.sure')}
          put={(rule) => createRule({ rule })}
          done={done}
        />
      </div>
    );
  }
  const choose = (next: Metric) => {
    setMetric(next);
    if (!canJudge(kind, next)) setKind('rate');
  };
  return (
    <form
      className="jw-create"
      data-testid="new-rule"
      onSubmit={(event) => {
        event.preventDefault();
        setDraft(draftFrom(new FormData(event.currentTarget), metric, kind));
      }}
    >
      <label>
        {text('rules.metric')}
        <select
          className="jw-select"
          value={metric}
          onChange={({ target }) => choose(target.value as Metric)}
        >
          {METRIC_NAMES.filter(isScale).map((name) => (
            <option key={name} value={name}>
              {text(`metric.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('rules.kind')}
        <select
          className="jw-select"
          value={kind}
          onChange={({ target }) => setKind(target.value as RuleKind)}
        >
          {RULE_KINDS.filter((name) => canJudge(name, metric)).map((name) => (
            <option key={name} value={name}>
              {text(`rules.kind.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('rules.direction')}
        <select className="jw-select" name="direction" disabled={isOfCapacity(kind)}>
          {DIRECTIONS.map((name) => (
            <option key={name} value={name}>
              {text(`rules.direction.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <AreaSelect />
      <label>
        {text('rules.name')}
        <input className="jw-input" name="name" required maxLength={120} />
      </label>
      <label>
        {text('rules.name-english')}
        <input className="jw-input" name="english" maxLength={120} />
      </label>
      <label>
        {text('rules.source')}
        <input className="jw-input" name="source" required maxLength={300} />
      </label>
      <button type="submit" className="jw-button" data-strong>
        {text('rules.next')}
      </button>
    </form>
  );
}
