import '../../i18n/later-words.ts';
import { useState } from 'react';
import type { IncidentKind } from '../../../shared/model/incident.ts';
import { RESOURCE_SORTS, RESOURCE_TYPES, typesOf } from '../../../shared/model/resource.ts';
import { CARD_GRADES, type CardGrade, type RunCard } from '../../../shared/model/run-card.ts';
import { SKILLS } from '../../../shared/model/skill.ts';
import { countOf, type NeedName, needOf } from '../../../shared/risk/needs.ts';
import { cardFor } from '../../../shared/risk/run-cards.ts';
import { changeRunCard, RUN_CARDS_PATH, runCardPath } from '../../commands/change-run-card.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Refusal } from '../../live/api.ts';
import { Actor } from '../../situation/actor.tsx';
import { cardGradeWord } from '../../situation/card-grade-word.ts';
import { KindOptions } from '../../situation/kind-options.tsx';
import { needWord } from '../../situation/need-word.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
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
            <KindOptions />
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
                {cardGradeWord(text, one)}
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

type Props = { of: Pick<RunCard, 'kind' | 'grade'>; cards: readonly RunCard[]; done: Done };

function CardForm({ of, cards, done }: Props) {
  const text = useText();
  const { kind, grade } = of;
  const own = cards.find((card) => card.kind === kind && card.grade === grade);
  const inForce = own ?? cardFor({ kind, grade: grade === 'any' ? null : grade }, cards);
  const version = own?.version ?? 0;
  const history = useQuestion<CardVersions>(runCardPath(of));
  const recorded = async () => {
    await Promise.all([history.again(), done()]);
  };
  const change = (form: FormData) =>
    changeRunCard(of, {
      basedOn: version,
      needs: [...RESOURCE_TYPES, ...SKILLS].flatMap((name) => {
        const count = Number(form.get(name));
        return count > 0 ? [needOf(name, count)] : [];
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
        {RESOURCE_SORTS.map((sort) => (
          <Counts key={sort} of={inForce} word={text(`sort.${sort}`)} names={typesOf(sort)} />
        ))}
        <Counts of={inForce} word={text('need.skills')} names={SKILLS} />
        <label className="jw-grow">
          {text('run-cards.note')}
          <input className="jw-input" name="note" required maxLength={300} />
        </label>
      </CreateForm>
      <RunCardHistory of={of} question={history} />
    </div>
  );
}

type CountsProps = { of: RunCard; word: string; names: readonly NeedName[] };

/** How many go of each type, or with each skill whatever their type. */
function Counts({ of, word, names }: CountsProps) {
  const text = useText();
  return (
    <fieldset className="jw-counts">
      <legend>{word}</legend>
      {names.map((name) => (
        <label key={name}>
          {needWord(text, name)}
          <input
            className="jw-input"
            type="number"
            name={name}
            min={0}
            max={50}
            defaultValue={countOf(of.needs, name)}
          />
        </label>
      ))}
    </fieldset>
  );
}
