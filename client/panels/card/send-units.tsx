import { useId, useState } from 'react';
import type { Incident, IncidentKind } from '../../../shared/model/incident.ts';
import { RESOURCE_SORTS, RESOURCE_TYPES, typesOf } from '../../../shared/model/resource.ts';
import { SKILLS } from '../../../shared/model/skill.ts';
import type { NeedName } from '../../../shared/risk/needs.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import { incidentPath, sendUnits } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { cardGradeWord } from '../../situation/card-grade-word.ts';
import { needWord } from '../../situation/need-word.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Age } from '../../ui/age.tsx';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { MissingUnits, type Ranked, RankedUnits } from './ranked-units.tsx';
import { useFirstWave } from './use-first-wave.ts';

const ASKED_EVERY_MS = 15_000;
/** What a glance takes in; the rest unfolds. */
const SHOWN = 8;

/** Who could go, best first, with those the run card asks for chosen already: one act sends them. */
export function SendUnits({ incident, done }: { incident: Incident; done: Done }) {
  const text = useText();
  const [also, setAlso] = useState<NeedName | ''>('');
  const [task, setTask] = useState('');
  const path = `${incidentPath(incident.id)}/recommendation${also && `?also=${also}`}`;
  const { value, refusal, again } = useQuestion<RecommendationAnswer>(path, ASKED_EVERY_MS, {
    fresh: true,
  });
  const { isChosen, toggle, isOther, takeOver } = useFirstWave(path, value);
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const chosen = value.ranked.filter(isChosen).map(({ id }) => id);
  // Who is chosen is always in sight, however far down the list.
  const isShown = (unit: Ranked, at: number) => at < SHOWN || isChosen(unit);
  const folded = value.ranked.filter((unit, at) => !isShown(unit, at));
  const rows = { travel: value.travel, isChosen, toggle };
  const order = { resources: chosen, task: task.trim() };
  const send = async (key: string) => {
    const answer = await sendUnits(incident.id, order, key);
    // Somebody else has one of them now: who is free is asked at once.
    if (!answer.ok) void again();
    return answer;
  };
  const sent = async () => {
    setAlso('');
    setTask('');
    await Promise.all([again(), done()]);
    takeOver();
  };
  return (
    <section data-testid="send-units" data-act-choice>
      <h4 className="jw-small jw-secondary">
        {text('dispatch.recommended')} · {cardGradeWord(text, value.card.grade)}{' '}
        {value.card.version === 0
          ? text('run-cards.shipped')
          : text('hazards.version', { version: value.card.version })}
      </h4>
      {isOther && (
        <p className="jw-note" role="status">
          {text('dispatch.other')}{' '}
          <button type="button" className="jw-button" onClick={takeOver}>
            {text('dispatch.take-over')}
          </button>
        </p>
      )}
      <RankedUnits {...rows} units={value.ranked.filter(isShown)} />
      {folded.length > 0 && (
        <details>
          <summary className="jw-small">{text('dispatch.more', { count: folded.length })}</summary>
          <RankedUnits {...rows} units={folded} />
          {value.beyond > 0 && (
            <p className="jw-small jw-secondary">
              {text('dispatch.beyond', { count: value.beyond })}
            </p>
          )}
        </details>
      )}
      <MissingUnits answer={value} />
      <div className="jw-send">
        <AlsoField also={also} choose={setAlso} />
        <TaskField kind={incident.kind} task={task} change={setTask} />
      </div>
      <div className="jw-send jw-send-act">
        {chosen.length > 0 && (
          <ActButton
            word={text('dispatch.send', { count: chosen.length })}
            wish={order}
            act={send}
            done={sent}
            queued
            name="send"
          />
        )}
        <TravelSource travel={value.travel} />
      </div>
    </section>
  );
}

type AlsoProps = { also: NeedName | ''; choose: (name: NeedName | '') => void };

/** One more than the run card asks for, of any type or with any skill: specialists who are called in. */
function AlsoField({ also, choose }: AlsoProps) {
  const text = useText();
  return (
    <select
      className="jw-select"
      aria-label={text('dispatch.also')}
      value={also}
      onChange={({ target }) =>
        choose([...RESOURCE_TYPES, ...SKILLS].find((one) => one === target.value) ?? '')
      }
    >
      <option value="">{text('dispatch.also')}</option>
      {RESOURCE_SORTS.map((sort) => (
        <NameOptions key={sort} label={text(`sort.${sort}`)} names={typesOf(sort)} />
      ))}
      <NameOptions label={text('need.skills')} names={SKILLS} />
    </select>
  );
}

function NameOptions({ label, names }: { label: string; names: readonly NeedName[] }) {
  const text = useText();
  return (
    <optgroup label={label}>
      {names.map((name) => (
        <option key={name} value={name}>
          {needWord(text, name)}
        </option>
      ))}
    </optgroup>
  );
}

type TaskProps = { kind: IncidentKind; task: string; change: (task: string) => void };

/** What those who are sent are to do there, in a few words; the usual ones are proposed. */
function TaskField({ kind, task, change }: TaskProps) {
  const text = useText();
  const list = useId();
  return (
    <>
      <input
        className="jw-input jw-grow"
        aria-label={text('dispatch.task')}
        placeholder={text('dispatch.task')}
        list={list}
        maxLength={300}
        value={task}
        onChange={({ target }) => change(target.value)}
      />
      <datalist id={list}>
        {text(`dispatch.tasks.${kind}`)
          .split('|')
          .map((words) => (
            <option key={words} value={words} />
          ))}
      </datalist>
    </>
  );
}

/** By what minutes are reckoned, when, and why not by road where that was wanted. */
function TravelSource({ travel: { source, at, failure } }: Pick<RecommendationAnswer, 'travel'>) {
  const text = useText();
  return (
    <span className="jw-small jw-secondary" data-testid="travel-source">
      {failure === null
        ? text(`dispatch.source.${source}`)
        : text('dispatch.source.failed', { reason: text(`dispatch.routing.${failure}`) })}{' '}
      <Age at={Date.parse(at)} />
    </span>
  );
}
