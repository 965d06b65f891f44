import { isTextKey, useText } from '../../i18n/use-text.ts';
import { useOthers } from '../../store/presence-store.ts';
import type { DrawingAct } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { putAwayReturned } from '../session/plan-sync.ts';
import { ConflictDialog } from './conflict-dialog.tsx';

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
          {text('said.of', { name: text(wordKey(act)), words: reasonText(text, reason) })}{' '}
          <button type="button" className="jw-button" onClick={() => putAwayReturned(key)}>
            {text('studio.put-away')}
          </button>
        </p>
      ))}
      {session.conflict && <ConflictDialog session={session} conflict={session.conflict} />}
    </div>
  );
}

function reasonText(text: ReturnType<typeof useText>, reason: string): string {
  for (const key of [`edit-refused.${reason}`, `error.${reason}`]) {
    if (isTextKey(key)) return text(key);
  }
  return text('edit-refused.other');
}
