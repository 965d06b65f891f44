import { useState } from 'react';
import type { EvacuationNotice, EvacuationPlan } from '../../../shared/model/evacuation.ts';
import { EVENT_CLASSES } from '../../../shared/model/release.ts';
import { signEvacuation } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { proposedNumber } from '../../situation/proposed-number.ts';
import { serverNow } from '../../store/clock.ts';
import { changeDrafting, type Drafting } from '../../store/evacuation-store.ts';
import { useLive } from '../../store/live-store.ts';
import { useSketchOf } from '../../store/sketch-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { NumberField } from './number-field.tsx';
import { sureWords } from './sure-words.ts';

/** Who issues such orders unless somebody says otherwise: emergency management, where the register has it. */
const USUAL_ISSUER = 'emergency';

/** Shelters that take somebody in and are not open: the order is what opens them. */
const toOpen = ({ shelters }: EvacuationPlan) =>
  shelters.filter(({ assigned, state }) => assigned > 0 && state !== 'open');

/**
 * The last step: the order's number and issuer, what it opens, the notice, and a signature that is asked twice. Nothing is
 * signed while something is drawn: what is on the map then is not what the plan is of.
 */
export function SignBlock({ drafting, plan }: { drafting: Drafting; plan: EvacuationPlan }) {
  const text = useText();
  const nameOf = useNameOf();
  const isDrawing = useSketchOf('evacuation') !== null;
  const departments = useLive((live) => live.registers?.departments) ?? [];
  const usual = departments.find(({ id }) => id === USUAL_ISSUER) ?? departments[0];
  const [number, setNumber] = useState(() => proposedNumber('疏散', serverNow()));
  const [issuer, setIssuer] = useState<string | null>(null);
  const [telling, setTelling] = useState(true);
  const closed = toOpen(plan);
  const notice: EvacuationNotice = { ...drafting.draft!.notice, ...drafting.words };
  const sign = () =>
    signEvacuation({
      order: { number: number.trim(), issuedBy: issuer ?? usual?.id ?? USUAL_ISSUER },
      opens: closed.map(({ id }) => id),
      notice: telling ? notice : null,
    });
  return (
    <section className="jw-evacuation-part" data-testid="evacuation-sign">
      <div className="jw-evacuation-fields">
        <label>
          {text('evacuation.number')}
          <input
            className="jw-input"
            value={number}
            minLength={3}
            maxLength={60}
            onChange={({ target }) => setNumber(target.value)}
          />
        </label>
        <label>
          {text('evacuation.issuer')}
          <select
            className="jw-select"
            value={issuer ?? usual?.id ?? ''}
            onChange={({ target }) => setIssuer(target.value)}
          >
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {nameOf(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {closed.length > 0 && (
        <p className="jw-small">{text('evacuation.opens', { count: closed.length })}</p>
      )}
      <label className="jw-small">
        <input
          type="checkbox"
          checked={telling}
          onChange={({ target }) => setTelling(target.checked)}
        />{' '}
        {text('evacuation.tells')}
      </label>
      {telling && <NoticeFields notice={notice} words={drafting.words} />}
      <div className="jw-row jw-wrap">
        {isDrawing && (
          <p className="jw-small jw-late" role="status">
            {text('evacuation.drawing-waits')}
          </p>
        )}
        {!isDrawing && number.trim().length >= 3 && (
          <ActButton
            word={text('evacuation.sign')}
            sure={sureWords(plan, text)}
            act={sign}
            done={() => undefined}
          />
        )}
      </div>
    </section>
  );
}

type NoticeProps = { notice: EvacuationNotice; words: Drafting['words'] };

/** What the public is to be told; folded, as the proposal is usually right. */
function NoticeFields({ notice, words }: NoticeProps) {
  const text = useText();
  const say = (change: Partial<EvacuationNotice>) =>
    changeDrafting({ words: { ...words, ...change } });
  return (
    <details>
      <summary className="jw-small">
        {text('evacuation.notice')}: {notice.headline}
      </summary>
      <div className="jw-evacuation-notice">
        {(['headline', 'description', 'instruction', 'areaDescription'] as const).map((field) => (
          <label key={field}>
            {text(`evacuation.notice.${field}`)}
            <textarea
              className="jw-input"
              rows={field === 'headline' || field === 'areaDescription' ? 1 : 3}
              maxLength={{ headline: 80, areaDescription: 200 }[field as 'headline'] ?? 2_000}
              value={notice[field]}
              onChange={({ target }) => say({ [field]: target.value })}
            />
          </label>
        ))}
        <label>
          {text('incident.class')}
          <select
            className="jw-select"
            value={notice.eventClass}
            onChange={({ target }) => say({ eventClass: EVENT_CLASSES[target.selectedIndex]! })}
          >
            {EVENT_CLASSES.map((name) => (
              <option key={name} value={name}>
                {text(`event-class.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          visibleLabel
          label={text('evacuation.notice.hours')}
          value={notice.hours}
          min={1}
          max={240}
          change={(hours) => say({ hours })}
        />
      </div>
    </details>
  );
}
