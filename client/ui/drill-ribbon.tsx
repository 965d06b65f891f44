import { MINUTE_MS } from '../../shared/time/units.ts';
import '../i18n/later-words.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Drill, DrillView } from '../../shared/model/drill.ts';
import { drillElapsed } from '../../shared/risk/drill-life.ts';
import { leaveDrill } from '../commands/manage-drills.ts';
import { useText } from '../i18n/use-text.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { keepDrill, useDrill } from '../store/drill-store.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from './act-button.tsx';
import './drill-ribbon.css';
import { useAskWhenTold } from './use-ask-when-told.ts';
import { useQuestion } from './use-question.ts';

const PATH = '/api/drill-view';
/** The journal tells of every step at once; this is for what it did not tell. */
const ASKED_EVERY_MS = 15_000;

/** Asks which drill this desk takes part in: at once when the journal speaks of one, and by the clock. */
function useDrillView(): void {
  const isPerson = useLive(({ me }) => me !== null && me.role !== 'wall');
  const { value } = useQuestion<DrillView>(isPerson ? PATH : null, ASKED_EVERY_MS);
  const told = useLive(
    ({ journal }) => journal.findLast(({ kind }) => kind.startsWith('drill.'))?.number ?? 0,
  );
  useAskWhenTold(PATH, told);
  useEffect(() => keepDrill(value?.view ?? null), [value]);
}

/** Stands on every screen of a desk that takes part in a drill, and says when what is real stands before it. */
export function DrillRibbon() {
  const text = useText();
  useDrillView();
  const questions = useQueryClient();
  const seen = useDrill();
  if (seen === null) return null;
  const { drill, told } = seen;
  const last = told.at(-1);
  return (
    <>
      <div className="jw-drill" role="status" data-testid="drill-ribbon" data-state={drill.state}>
        <strong>{stateWords(drill, text)}</strong>
        <span className="jw-clip">{drill.name}</span>
        {drill.startedAt !== null && <Elapsed drill={drill} />}
        {last !== undefined && drill.state === 'running' && (
          <span className="jw-clip jw-grow">
            {text('said.of', { name: text('drills.ribbon.told'), words: last.words })}
          </span>
        )}
        <ActButton
          word={text('drills.leave')}
          act={() => leaveDrill(drill.id)}
          done={() => void questions.invalidateQueries({ queryKey: [PATH] })}
        />
      </div>
      <div className="jw-drill-frame" aria-hidden="true" />
    </>
  );
}

function stateWords({ state, interruptedBy }: Drill, text: ReturnType<typeof useText>): string {
  if (state === 'interrupted') {
    return text('drills.ribbon.interrupted', { name: interruptedBy ?? '' });
  }
  return text(state === 'declared' ? 'drills.ribbon.declared' : 'drills.ribbon');
}

function Elapsed({ drill }: { drill: Drill }) {
  const text = useText();
  useSeconds();
  const minutes = Math.floor(drillElapsed(drill, serverNow()) / MINUTE_MS);
  return <span className="jw-nowrap">{text('drills.ribbon.elapsed', { minutes })}</span>;
}
