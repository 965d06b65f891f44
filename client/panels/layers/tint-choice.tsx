import { FEWEST_TOLD } from '../../../shared/model/fewest-told.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import '../../i18n/later-words.ts';
import { useEffect, useId, useState } from 'react';
import { SHELTER_CLASSES, type ShelterClass } from '../../../shared/model/shelter.ts';
import { UNSERVED_STEPS } from '../../../shared/risk/unserved-steps.ts';
import type { ShelterCoverage } from '../../../shared/wire/shelters.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { setTint } from '../../store/view-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { unservedCodes } from './unserved-codes.ts';
import './tint-choice.css';

/** The registers change by acts of people; a site that opens or closes is seen within this. */
const ASK_MS = MINUTE_MS;

/** What grids are tinted by: their risk, or those no shelter of a class serves, with what the tints mean. */
export function TintChoice() {
  const text = useText();
  const id = useId();
  const [of, setOf] = useState<ShelterClass | ''>('');
  return (
    <div className="jw-tint">
      <label htmlFor={id}>{text('tint.by')}</label>
      <select
        id={id}
        className="jw-select"
        value={of}
        onChange={({ target }) => setOf(target.value as ShelterClass | '')}
      >
        <option value="">{text('tint.risk')}</option>
        {SHELTER_CLASSES.map((name) => (
          <option key={name} value={name}>
            {text('tint.unserved', { class: text(`shelter-class.${name}`) })}
          </option>
        ))}
      </select>
      {of !== '' && <Unserved of={of} />}
    </div>
  );
}

function Unserved({ of }: { of: ShelterClass }) {
  const text = useText();
  const coverage = useLive((live) => live.coverage);
  const path = `/api/shelters/coverage?class=${of}&limited=false`;
  const { value, refusal } = useQuestion<ShelterCoverage>(path, ASK_MS);
  useEffect(() => {
    if (coverage !== null) setTint({ coverage, codes: unservedCodes(coverage, value) });
  }, [coverage, value]);
  useEffect(() => () => setTint(null), []);
  return (
    <>
      <ul className="jw-list" data-testid="tint-legend">
        {UNSERVED_STEPS.map((from, at) => (
          <li key={from}>
            <span className="jw-tint-swatch" data-step={at + 1} />
            {stepText(from, UNSERVED_STEPS[at + 1])}
          </li>
        ))}
        <li>
          <span className="jw-tint-swatch" data-step="5" />
          {text('tint.unknown')}
        </li>
      </ul>
      <p className="jw-small jw-secondary">
        {refusal === null
          ? text('tint.note', { metres: formatNumber(value?.distanceMetres ?? null) })
          : refusalText(text, refusal)}
      </p>
    </>
  );
}

/** `1–99`, `800+`; few people are told as few, as everywhere. */
function stepText(from: number, next: number | undefined): string {
  if (next === undefined) return `${formatNumber(from)}+`;
  const least = from < FEWEST_TOLD ? `<${FEWEST_TOLD}` : formatNumber(from);
  return `${least}–${formatNumber(next - 1)}`;
}
