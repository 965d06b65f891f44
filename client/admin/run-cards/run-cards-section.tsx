import '../../i18n/later-words.ts';
import { useState } from 'react';
import { INCIDENT_KINDS, type IncidentKind } from '../../../shared/model/incident.ts';
import { RESOURCE_TYPES } from '../../../shared/model/resource.ts';
import { CARD_GRADES, type CardGrade, type RunCard } from '../../../shared/model/run-card.ts';
import { cardFor } from '../../../shared/risk/run-cards.ts';
import { changeRunCard, RUN_CARDS_PATH, runCardPath } from '../../commands/change-run-card.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Refusal } from '../../live/api.ts';
import { Actor } from '../../situation/actor.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { type CardVersions, RunCardHistory } from './run-card-history.tsx';

/** Run cards: what goes to an incident of a kind and grade at first; every change is a version. */
export function RunCardsSection() {
  const text = useText();
  const [kind, setKind] = useState<IncidentKind>('fire');
  const [grade, setGrade] = useState<CardGrade>('any');
  const { value, refusal, again } = useQuestion<{ cards: RunCard[] }>(RUN_CARDS_PATH);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('run-cards.lead')}</p>
      <div className="jw-create">
        <label>
          {text('run-cards.kind')}
          <select
            className="jw-select"
            value={kind}
            onChange={({ target }) => setKind(target.value as IncidentKind)}
          >
            {INCIDENT_KINDS.map((one) => (
              <option key={one} value={one}>
                {text(`incident.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('incident.grade')}
          <select
            className="jw-select"
            value={grade}
            onChange={({ target }) => setGrade(target.value as CardGrade)}
          >
            {CARD_GRADES.map((one) => (
              <option key={one} value={one}>
                {text(`run-cards.grade.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {value === null ? (
        <Waiting refusal={refusal} again={again} />
      ) : (
        <CardForm of={{ kind, grade }} cards={value.cards} done={again} />
      )}
    </section>
  );
}

function Waiting({ refusal, again }: { refusal: Refusal | null; again: () => void }) {
  const text = useText();
  if (refusal === null) return <LoadingState />;
  return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
}

type Props = { of: Pick<RunCard, 'kind' | 'grade'>; cards: readonly RunCard[]; done: () => void };

function CardForm({ of, cards, done }: Props) {
  const text = useText();
  const { kind, grade } = of;
  const own = cards.find((card) => card.kind === kind && card.grade === grade);
  const inForce = own ?? cardFor({ kind, grade: grade === 'any' ? null : grade }, cards);
  const version = own?.version ?? 0;
  const history = useQuestion<CardVersions>(runCardPath(of));
  const recorded = () => {
    history.again();
    done();
  };
  const change = (form: FormData) =>
    changeRunCard(of, {
      basedOn: version,
      needs: RESOURCE_TYPES.flatMap((type) => {
        const count = Number(form.get(type));
        return count > 0 ? [{ type, count }] : [];
      }),
      note: String(form.get('note')).trim(),
    });
  return (
    <div data-testid="run-card" data-version={version}>
      <p className="jw-small jw-secondary">
        {own
          ? text('hazards.version', { version })
          : text(inForce.version === 0 ? 'run-cards.shipped' : 'run-cards.of-any')}{' '}
        {own?.recordedAt && <TimeText at={own.recordedAt} />}{' '}
        {own?.recordedBy && <Actor id={own.recordedBy} />} {own?.note}
      </p>
      <CreateForm
        key={`${kind} ${grade} ${version}`}
        word={text('run-cards.record')}
        create={change}
        done={recorded}
      >
        {RESOURCE_TYPES.map((type) => (
          <label key={type}>
            {text(`unit.${type}`)}
            <input
              className="jw-input"
              type="number"
              name={type}
              min={0}
              max={50}
              defaultValue={inForce.needs.find((need) => need.type === type)?.count ?? 0}
            />
          </label>
        ))}
        <label className="jw-grow">
          {text('run-cards.note')}
          <input className="jw-input" name="note" required maxLength={300} />
        </label>
      </CreateForm>
      <RunCardHistory of={of} question={history} />
    </div>
  );
}
