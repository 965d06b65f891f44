import { useQueryClient } from '@tanstack/react-query';
import type { Drill, DrillFile } from '../../../shared/model/drill.ts';
import { drillActsFrom, injectsLeft, isDrillHeld } from '../../../shared/risk/drill-life.ts';
import { actOnDrill, joinDrill } from '../../commands/manage-drills.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { useDrill } from '../../store/drill-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { DrillMoveTable } from './drill-move-table.tsx';
import { DrillRecord } from './drill-record.tsx';
import { DrillScoreTable } from './drill-score.tsx';

const ASK_MS = 5_000;

type Props = { id: string; close: () => void; changed: Done };

/** The file of one drill: led and taken part in from here, with its timetable, record and score. */
export function DrillFileView({ id, close, changed }: Props) {
  const text = useText();
  const questions = useQueryClient();
  const { value, refusal, again } = useQuestion<DrillFile>(
    `/api/drills/${encodeURIComponent(id)}`,
    ASK_MS,
  );
  const done = async () => {
    void questions.invalidateQueries({ queryKey: ['/api/drill-view'] });
    await Promise.all([again(), changed()]);
  };
  return (
    <section className="jw-admin-section" data-testid="drill-file">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          {text('plans.close')}
        </button>
      </div>
      {value !== null && <File file={value} done={done} />}
      {value === null && refusal !== null && (
        <ErrorState reason={refusalText(text, refusal)} retry={again} />
      )}
      {value === null && refusal === null && <LoadingState />}
    </section>
  );
}

function File({ file, done }: { file: DrillFile; done: Done }) {
  const text = useText();
  const { drill, taking } = file;
  return (
    <div className="jw-file">
      <h2>
        {drill.name} {drill.synthetic && <SyntheticBadge />}
      </h2>
      <Acts file={file} done={done} />
      <dl className="jw-facts">
        <dt>{text('drills.state')}</dt>
        <dd>
          {text(`drills.state.${drill.state}`)} · {text('drills.taking', { count: taking })}
          {drill.state === 'ended' && !isDrillHeld(drill) && (
            <>
              {' · '}
              <strong>{text('drills.not-held', { count: injectsLeft(drill) })}</strong>
            </>
          )}
        </dd>
        <dt>{text('drills.plan')}</dt>
        <dd>
          {drill.planName} · {text('plans.edition', { edition: drill.edition })} ·{' '}
          {levelWord(text, drill.level)}
        </dd>
        <dt>{text('drills.form')}</dt>
        <dd>
          {text(`drills.form.${drill.form}`)} · {text(`drills.breadth.${drill.breadth}`)} ·{' '}
          {text(`drills.aim.${drill.aim}`)}
        </dd>
        <dt>{text('drills.area')}</dt>
        <dd>
          <AreaName code={drill.area} />
        </dd>
        <dt>{text('drills.planned')}</dt>
        <dd>
          <TimeText at={drill.plannedFor} />
        </dd>
      </dl>
      <div className="jw-file-columns">
        <Timetable file={file} />
        <DrillRecord lines={file.lines} />
      </div>
      <DrillMoveTable moves={file.moves} />
      <DrillScoreTable file={file} />
    </div>
  );
}

/** What ending it now means: with injects untold it counts for nobody. */
function sureOfEnd(drill: Drill, text: Text): string {
  const count = injectsLeft(drill);
  return count > 0 ? text('drills.act.end.untold', { count }) : text('drills.act.end.sure');
}

function Acts({ file: { drill }, done }: { file: DrillFile; done: Done }) {
  const text = useText();
  const mayLead = useMayKeep();
  const isIn = useDrill()?.drill.id === drill.id;
  const isOver = drill.endedAt !== null;
  return (
    <div className="jw-file-acts">
      {mayLead &&
        drillActsFrom(drill.state).map((act) => (
          <ActButton
            key={act}
            word={text(`drills.act.${act}`)}
            {...(act === 'end' ? { sure: sureOfEnd(drill, text) } : {})}
            act={() => actOnDrill(drill, act)}
            done={done}
          />
        ))}
      {!isOver && !isIn && (
        <ActButton word={text('drills.join')} act={() => joinDrill(drill.id)} done={done} />
      )}
      {isIn && (
        <a className="jw-link" href="/console">
          {text('drills.console')}
        </a>
      )}
    </div>
  );
}

function Timetable({ file: { drill } }: { file: DrillFile }) {
  const text = useText();
  return (
    <div>
      <h3>{text('drills.injects')}</h3>
      <ol className="jw-file-list">
        {drill.injects.map((inject, at) => (
          <li key={`${inject.minute} ${inject.words}`} data-told={at < drill.delivered}>
            <span>
              {text('drills.inject.at', { minute: inject.minute })} · {inject.words}
            </span>
            <span className="jw-secondary jw-small">
              {text(`drills.material.${inject.material}`)}
              {inject.incident !== null && ` · ${text('drills.inject.incident')}`}
              {inject.signal !== null && ` · ${text('drills.inject.signal')}`}
              {at < drill.delivered && ` · ${text('drills.ribbon.told')}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
