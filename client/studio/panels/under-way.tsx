import { isTextKey, useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useOthers } from '../../store/presence-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { DrawingAct } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { putAwayReturned, settleConflict } from '../session/plan-sync.ts';

const wordKey = (act: DrawingAct) =>
  act.kind === 'edit' ? (`edit.${act.edit.kind}` as const) : (`studio.${act.kind}` as const);

/** What is on its way, what came back refused, and who else draws here. */
export function UnderWay() {
  const text = useText();
  const session = usePlan((plan) => plan.session);
  const reachable = usePlan((plan) => plan.reachable);
  const laidOnTop = usePlan((plan) => plan.laidOnTop);
  const others = useOthers(session?.file.plan.id ?? null);
  if (!session) return null;
  const { queue, returned } = session;
  const state = queue.length === 0 ? 'saved' : reachable ? 'pending' : 'queued';
  return (
    <div className="jw-under-way" data-testid="under-way" data-state={state}>
      <span className="jw-row jw-wrap jw-small" role="status">
        <b>{text(`studio.${state}`, { count: queue.length })}</b>
        {laidOnTop > 0 && (
          <span className="jw-secondary">{text('studio.laid-on-top', { count: laidOnTop })}</span>
        )}
        {others.map(({ screen, name, editing }) => (
          <span key={screen} className="jw-badge" data-testid="peer">
            {name}
            {editing.length > 0 && ` · ${text('studio.peer-editing', { count: editing.length })}`}
          </span>
        ))}
      </span>
      {returned.map(({ key, act, reason }) => (
        <p key={key} className="jw-error" role="alert">
          {text(wordKey(act))}：{reasonText(text, reason)}{' '}
          <button type="button" className="jw-button" onClick={() => putAwayReturned(key)}>
            {text('studio.put-away')}
          </button>
        </p>
      ))}
      {session.conflict && <Conflict />}
    </div>
  );
}

function reasonText(text: ReturnType<typeof useText>, reason: string): string {
  for (const key of [`edit-refused.${reason}`, `error.${reason}`]) {
    if (isTextKey(key)) return text(key);
  }
  return text('edit-refused.other');
}

/** Another was quicker on the same grids: both versions, and the analyst's choice. */
function Conflict() {
  const text = useText();
  const names = useNames();
  const session = usePlan((plan) => plan.session)!;
  const { since, undone, mine, contested } = session.conflict!;
  const nameOf = (key: string) =>
    session.shown.coverages[session.shown.cursor]?.grids.get(key)?.name ?? key;
  const settle = async (how: 'replay' | 'drop') => {
    await settleConflict(how);
    return { ok: true as const, value: undefined };
  };
  return (
    <Dialog title={text('conflict.title')} size="md" close={() => undefined}>
      <div className="jw-conflict" data-testid="conflict">
        <p>{text('conflict.lead', { grids: contested.map(nameOf).join('、') })}</p>
        <h3>{text('conflict.theirs')}</h3>
        <ul>
          {since.map(({ number, edit, by, at }) => (
            <li key={number}>
              {text(`edit.${edit.kind}`)} · {actorName(by, text, names)} · <TimeText at={at} />
            </li>
          ))}
          {undone.length > 0 && <li>{text('conflict.undone', { count: undone.length })}</li>}
        </ul>
        <h3>{text('conflict.mine')}</h3>
        <ul>
          {mine && <li>{text(`edit.${mine.kind}`)}</li>}
          {session.queue.length > 1 && (
            <li>{text('conflict.more', { count: session.queue.length - 1 })}</li>
          )}
        </ul>
        <p className="jw-row">
          <ActButton
            word={text('conflict.replay')}
            act={() => settle('replay')}
            done={() => undefined}
          />
          <ActButton
            word={text('conflict.drop')}
            act={() => settle('drop')}
            done={() => undefined}
          />
        </p>
      </div>
    </Dialog>
  );
}
