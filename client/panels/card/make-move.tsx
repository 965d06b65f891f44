import { useState } from 'react';
import {
  DRILL_MOVE_KINDS,
  type DrillMoveBoard,
  type DrillMoveKind,
  type NewDrillMove,
} from '../../../shared/model/drill-move.ts';
import { makeMove } from '../../commands/manage-drill-moves.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';

type Props = { incident: string; board: DrillMoveBoard; done: Done };

/** What can be moved, by kind, as the registers have it. */
function useThings({ depots }: DrillMoveBoard, kind: DrillMoveKind) {
  const nameOf = useNameOf();
  const registers = useLive((live) => live.registers);
  if (kind === 'supply') return depots.map(({ id, name }) => ({ id, name: nameOf(name) }));
  if (kind === 'shelter') {
    return (registers?.shelters ?? []).map(({ id, name }) => ({ id, name: nameOf(name) }));
  }
  return (registers?.resources ?? []).map(({ id, callSign }) => ({ id, name: nameOf(callSign) }));
}

/** One more move in the drill. Whether the thing is free in truth is not asked. */
export function MakeMove({ incident, board, done }: Props) {
  const text = useText();
  const [kind, setKind] = useState<DrillMoveKind>('unit');
  const things = useThings(board, kind);
  const make = (form: FormData, key: string) => {
    const serves = String(form.get('serves'));
    const move: NewDrillMove = {
      ...{ kind, thing: String(form.get('thing')), words: String(form.get('words')).trim() },
      serves: serves === '' ? null : Number(serves),
    };
    return makeMove(incident, move, key);
  };
  return (
    <CreateForm word={text(`moves.make.${kind}`)} wish={kind} create={make} done={done}>
      <label>
        {text('moves.kind')}
        <select
          className="jw-select"
          value={kind}
          onChange={({ target }) => setKind(target.value as DrillMoveKind)}
        >
          {DRILL_MOVE_KINDS.map((one) => (
            <option key={one} value={one}>
              {text(`moves.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text(`moves.thing.${kind}`)}
        <select key={kind} className="jw-select" name="thing" required>
          {things.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text(`moves.words.${kind}`)}
        <input className="jw-input" name="words" required={kind === 'supply'} maxLength={120} />
      </label>
      <label>
        {text('moves.serves')}
        <select className="jw-select" name="serves">
          <option value="">{text('moves.serves.none')}</option>
          {board.steps.map(({ number, role, words }) => (
            <option key={number} value={number}>
              {text('said.of', { name: `${number} ${role}`, words })}
            </option>
          ))}
        </select>
      </label>
    </CreateForm>
  );
}
