import { useMemo } from 'react';
import type { PlanConflict } from '../../../shared/wire/grid-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { frameFor, Shapes } from '../impact/shapes.tsx';
import { boxOf } from '../map/features.ts';
import { baseOf, drawingOf, present } from '../session/drawing.ts';
import { settleConflict } from '../session/plan-sync.ts';
import type { Session } from '../session/session.ts';

type Shown = { session: Session; conflict: PlanConflict };

const settle = async (how: 'replay' | 'drop') => {
  await settleConflict(how);
  return { ok: true as const, value: undefined };
};

/** Another was quicker on the same grids: both versions side by side, and the analyst's choice. */
export function ConflictDialog({ session, conflict }: Shown) {
  const text = useText();
  const names = useNames();
  const { since, undone, mine, contested } = conflict;
  const draft = present(session.shown);
  const nameOf = (key: string) => draft.grids.get(key)?.name ?? key;
  return (
    <Dialog title={text('conflict.title')} size="lg" close={() => undefined}>
      <div className="jw-conflict" data-testid="conflict">
        <p>{text('conflict.lead', { grids: contested.map(nameOf).join(text('list.and')) })}</p>
        <Versions session={session} conflict={conflict} />
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

/** The contested grids as the others have drawn them and as they are here, in one frame. */
function Versions({ session, conflict }: Shown) {
  const text = useText();
  const { edits, plan, contested } = conflict;
  const sameBase = plan.baseAt === session.baseAt;
  const theirs = useMemo(() => {
    // Moved onto other grids meanwhile: their edits are drawn on a base that is not here yet.
    if (!sameBase) return null;
    const drawn = edits.slice(0, plan.cursor).map(({ edit }) => edit);
    return present(drawingOf(baseOf(session.confirmed), drawn, drawn.length));
  }, [sameBase, session.confirmed, edits, plan.cursor]);
  const mine = present(session.shown);
  const box = boxOf(mine, contested) ?? (theirs && boxOf(theirs, contested));
  if (!box) return null;
  const [frame, marked] = [frameFor(box), new Set(contested)];
  return (
    <div className="jw-two-maps">
      {theirs && (
        <Shapes title={text('conflict.theirs')} coverage={theirs} marked={marked} frame={frame} />
      )}
      <Shapes title={text('conflict.mine')} coverage={mine} marked={marked} frame={frame} />
    </div>
  );
}
